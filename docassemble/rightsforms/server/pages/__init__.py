"""The pages of our server: the frame of every screen, the first page, the cases of a device, accounts.

Of docassemble's own pages one is open, the interview; and what it writes is put into our frame before it goes out.
"""
