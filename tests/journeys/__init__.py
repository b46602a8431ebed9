"""What people do with the whole program, an act a test: in a real terminal, in a pipe, and as commands.

Nothing here knows how the program is built: a journey stays as it is when its modules move.
"""
