"""Reports and complaints: the fold on the page of whom they are about, and the dialog. Nothing else shows them."""
