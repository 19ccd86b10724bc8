import ArgumentParser
import Node
import Words

/// A district on this machine survives an outage: five nodes, each a process of its own, told step by step.
struct DemoCommand: Subcommand {
    static var configuration: CommandConfiguration { .of("demo", .demo) }

    @Option(help: .of(.storyHelp, "outage")) var story: DemoStory = .district
    @Flag(help: .of(.keepHelp)) var keep = false
    @Flag(help: .of(.tlsHelp)) var tls = false
    @Option(help: .of(.directoryHelp, "dir")) var directory: String?
    @OptionGroup var global: GlobalOptions

    /// What the story does not take is refused, not passed over.
    func validate() throws {
        guard story == .outage, keep || tls else { return }
        throw ValidationError(DemoPhrase.outageTakesNeither.text)
    }

    func perform(in session: Session) async throws {
        let folder = try DemoFolder(directory)
        guard story == .district else { return try await tellOutage(in: folder, session) }
        let teller = Teller(session)
        teller.write([DemoPhrase.opening.text, DemoPhrase.openingFolder.text(["path": folder.path])])
        let stage = Stage(folder: folder, isTLS: tls, logLevel: session.configuration.logLevel)
        let language = Language.current
        do {
            let account = try await Interruption.watching {
                try await Language.$current.withValue(language) { try await tell(on: stage, teller, session) }
            }
            await stage.stop()
            finish(account, folder)
            guard account.differences.isEmpty else { throw Trouble.told(.failure) }
        } catch {
            await stage.stop()
            throw told(error, folder, session)
        }
    }

    /// The promise of clause 1.5, on clocks that are set.
    private func tellOutage(in folder: DemoFolder, _ session: Session) async throws {
        let teller = Teller(session)
        teller.write([DemoPhrase.outageOpening.text, DemoPhrase.openingOutageFolder.text(["path": folder.path])])
        do {
            let account = try await OutageStory(folder: folder, teller: teller).tell()
            let closing = account.isEqual ? DemoPhrase.outageHolds : .outageDiffers
            session.show(account.json) { _ in [""] + closing.lines() + [""] }
            if directory == nil, account.isEqual { folder.remove() }
            guard account.isEqual else { throw Trouble.told(.failure) }
        } catch let trouble as DemoTrouble {
            throw Trouble.refused(RefusalAnswer(.failed, detail: trouble.text))
        }
    }

    /// The whole story; with `--keep`, the district runs on until somebody ends it.
    private func tell(on stage: Stage, _ teller: Teller, _ session: Session) async throws -> Account {
        var story = Story(stage: stage, teller: teller)
        let account = try await story.tell()
        session.show(account.json(teller.elapsed)) { _ in closing(account, teller) }
        guard keep, account.differences.isEmpty else { return account }
        teller.write(try await addresses(of: stage))
        // Until Ctrl-C, which is how it is meant to end.
        while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
        return account
    }

    private func closing(_ account: Account, _ teller: Teller) -> [String] {
        let time = ["time": teller.elapsed.text]
        guard !account.differences.isEmpty else { return [""] + DemoPhrase.allHolds.lines(time) + [""] }
        return ["", DemoPhrase.somethingDiffers.text(time)] + account.differences.map { "! " + $0 } + [""]
    }

    private func addresses(of stage: Stage) async throws -> [String] {
        var table = Table([Label.node.text, Label.address.text, DemoPhrase.dataDirectory.text])
        for node in await stage.running {
            table.add([node.member.name, try await node.address() ?? "—", node.data])
        }
        return table.lines + ["", DemoPhrase.keptRunning.text(["data": stage.folder.data(of: .counter1)]), ""]
    }

    /// A folder of our own that nobody needs any more is removed; what explains a failure is kept.
    private func finish(_ account: Account, _ folder: DemoFolder) {
        guard directory == nil, !keep, account.differences.isEmpty else { return }
        folder.remove()
    }

    /// What a person is told, and where the logs are.
    private func told(_ error: any Error, _ folder: DemoFolder, _ session: Session) -> any Error {
        switch error {
        case let trouble as DemoTrouble:
            session.say(DemoPhrase.logsAreIn.text(["path": folder.path + "/logs"]))
            return Trouble.refused(RefusalAnswer(.failed, detail: trouble.text))
        case is CancellationError where keep: return Trouble.told(.success)
        case is CancellationError:
            if directory == nil { folder.remove() }
            return error
        case _: return error
        }
    }
}

extension ArgumentHelp {
    fileprivate static func of(_ phrase: DemoPhrase, _ valueName: String? = nil) -> ArgumentHelp {
        var help = ArgumentHelp(stringLiteral: phrase.text)
        help.valueName = valueName
        return help
    }
}
