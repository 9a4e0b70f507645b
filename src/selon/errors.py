"""Every error Selon raises on purpose.

SelonError
├── UsageError            the call asks for something that cannot be (exit 2)
│   └── UnsupportedLanguage
├── IntakeError           a report could not be read; names the file and the cause
├── PackError             a language pack's data is damaged
├── ModelError            the shipped encoder is missing or damaged
└── LedgerError           the ledger could not be opened, read or written
    ├── LedgerBusy        another writer holds it
    ├── RefusedReport     this report cannot be kept; others can
    └── NotInLedger       no such report, claim or point

Messages say what was found, what was expected and what to do. Errors are for the
caller; what a reader should know about one report is a `records.Notice`.
"""


class SelonError(Exception):
    """The root: `except SelonError` catches everything Selon raises on purpose."""


class UsageError(SelonError):
    """The call asks for something that cannot be."""


class UnsupportedLanguage(UsageError):
    """No language pack for `language`; `supported` lists those there are."""

    def __init__(self, language: str, supported: tuple[str, ...]) -> None:
        super().__init__(f"no language pack for {language!r}; there are packs for: {', '.join(supported)}")
        self.language = language
        self.supported = supported


class IntakeError(SelonError):
    """`where` (a path, or `file:line` for rows) could not be read because of `cause`."""

    def __init__(self, where: str, cause: str) -> None:
        super().__init__(f"{where}: {cause}")
        self.where = where
        self.cause = cause


class PackError(SelonError):
    """A language pack's data is damaged."""


class ModelError(SelonError):
    """The shipped encoder is missing or damaged."""


class LedgerError(SelonError):
    """The ledger could not be opened, read or written."""


class LedgerBusy(LedgerError):
    """Another writer holds the ledger."""


class RefusedReport(LedgerError):
    """This report cannot be kept (another text has its id, …); others can."""


class NotInLedger(LedgerError):
    """No such report, claim or point."""
