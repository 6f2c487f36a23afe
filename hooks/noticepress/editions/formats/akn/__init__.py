"""An edition as Akoma Ntoso 3.0 (OASIS LegalDocumentML): its material comes in, XML leaves."""
