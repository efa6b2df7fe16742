"""What a coordinator does with Klik, one plain function a sentence.

Each takes a session first, checks, changes and returns frozen rows; it never commits, shows or logs. Those that write
name their action, which is one transaction and one undo step.
"""
