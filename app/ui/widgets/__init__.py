"""The parts that pages are made of; each draws itself from the tokens and says its name to a screen reader."""
