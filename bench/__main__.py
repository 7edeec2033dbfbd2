from . import documents, server

print("     what                                                          value       of budget  ratio")
for source in (documents, server):
    for row in source.rows():
        print(row, flush=True)
