"""What our server itself keeps in its PostgreSQL: sessions, whose a case is, codes to move one, the keys of accounts.

Nothing in it says what a case is about. The answers are docassemble's, closed with a key that
stands in no table in clear.
"""
