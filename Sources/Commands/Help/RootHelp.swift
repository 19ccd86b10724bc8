import Words

/// The whole program on one screen of 80 columns and 40 lines, its commands in groups.
package enum RootHelp {
    package static var text: String {
        let head = [Abstract.root.text, "", Heading.usage.text + "hefu [--data DIR] [--json] [--lang zh|en] COMMAND …"]
        let body = groups.flatMap { [""] + [$0.heading.text] + $0.lines }
        return (head + body + ["", tail]).map(\.trimmingTrailingSpaces).joined(separator: "\n") + "\n"
    }

    private static var tail: String {
        Phrase.seeHelp.text(["command": "hefu COMMAND"])
    }

    private struct Group {
        let heading: Heading
        let commands: [(name: String, abstract: Abstract)]
        var isTwoColumns = false

        var lines: [String] {
            isTwoColumns ? pairedLines : commands.map { "  " + Visible.padded($0.name, to: 11) + $0.abstract.text }
        }

        /// Two commands a line, in reading order.
        private var pairedLines: [String] {
            stride(from: 0, to: commands.count, by: 2).map { index in
                let cells = commands[index..<min(index + 2, commands.count)].map {
                    Visible.padded(Visible.padded($0.name, to: 11) + $0.abstract.text, to: 38)
                }
                return "  " + cells.joined()
            }
        }
    }

    private static let groups: [Group] = [
        Group(
            heading: .licenses,
            commands: [
                ("issue", .issue), ("amend", .amend), ("renew", .renew), ("apply", .apply), ("refuse", .refuse),
                ("settle", .settle), ("suspend", .suspend), ("reinstate", .reinstate), ("withdraw", .withdraw),
                ("cancel", .cancel), ("revoke", .revoke), ("annul", .annul), ("correct", .correct),
                ("inspect", .inspect), ("paper", .paper), ("seal", .seal), ("deliver", .deliver),
                ("erase", .erase), ("lost", .lost), ("import", .import),
            ],
            isTwoColumns: true
        ),
        Group(
            heading: .district,
            commands: [
                ("catalogue", .catalogue), ("numbers", .numbers), ("district", .district), ("office", .office),
                ("node", .node), ("calendar", .calendar), ("incident", .incident), ("library", .library),
            ],
            isTwoColumns: true
        ),
        Group(
            heading: .sync,
            commands: [("peer", .peer), ("bundle", .bundle), ("sync", .sync), ("token", .token)],
            isTwoColumns: true
        ),
        Group(
            heading: .view,
            commands: [
                ("list", .list), ("show", .show), ("history", .history), ("due", .due), ("clocks", .clocks),
                ("lacking", .lacking), ("coverage", .coverage), ("reconcile", .reconcile), ("imports", .imports),
                ("print", .print), ("export", .export), ("verify", .verify), ("status", .status),
                ("supervise", .supervise),
            ],
            isTwoColumns: true
        ),
        Group(
            heading: .run,
            commands: [("serve", .serve), ("check", .check), ("demo", .demo)],
            isTwoColumns: true
        ),
    ]

    /// Every command that the screen names, for the test that compares it with the program's.
    package static var commandNames: [String] { groups.flatMap { $0.commands.map(\.name) } }
}
