import Glibc

/// A terminal that does not show what is typed. C's terminal settings are the one thing here that Swift calls unsafe:
/// both calls take the address of a local value for the time of the call.
enum QuietTerminal {
    /// One line from standard input without echo, without its line feed; nil at the end of the input.
    static func readLine() -> [UInt8]? {
        var settings = termios()
        guard unsafe tcgetattr(STDIN_FILENO, &settings) == 0 else { return Swift.readLine().map { Array($0.utf8) } }
        var quiet = settings
        quiet.c_lflag &= ~tcflag_t(ECHO)
        unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet)
        defer { unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings) }
        return Swift.readLine().map { Array($0.utf8) }
    }
}
