"""Pictures and documents: taken in, kept in the forms that pages need, and swept up after."""
