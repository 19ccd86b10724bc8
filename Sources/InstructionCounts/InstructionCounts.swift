import Glibc

/// Does one named work so many times and nothing else, to be counted from outside: `hefu-instructions WORK COUNT`.
/// What it takes to start and to prepare falls out of the difference between two counts (`Tests/Instructions/check`).
@main
enum InstructionCounts {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments == ["--list"] { return list() }
        guard arguments.count == 2, let work = Work.all.first(where: { $0.name == arguments[0] }),
            let count = Int(arguments[1]), count > 0
        else { return refuse() }
        // Printed, or a compiler might leave out work that nobody asks for.
        print(try result(of: work, count: count))
    }

    /// One line a work: its name, and how often it is worth doing.
    private static func list() {
        // Read by the script that counts.
        for work in Work.all { print(work.name, work.count) }
    }

    /// The sum of what the work gave each time.
    private static func result(of work: Work, count: Int) throws -> Int {
        let once = try work.prepared()
        var sum = 0
        for _ in 0..<count { sum &+= try once() }
        return sum
    }

    private static func refuse() {
        // For whoever runs it by hand; the script goes by the exit status.
        print("usage: hefu-instructions --list | WORK COUNT")
        exit(EX_USAGE)
    }
}
