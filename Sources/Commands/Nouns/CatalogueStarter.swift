import ArgumentParser
import Foundation
import Node
import Words

/// The types of license to begin with, one file each. It asks no node: an office can look at them before it has one.
struct CatalogueStarter: Subcommand {
    static var configuration: CommandConfiguration { .of("starter", .catalogueStarter) }

    @Option(help: .of(.starterOffice, "name")) var office: String?
    @Option(name: [.customLong("output"), .customShort("o")], help: .of(.starterOutput, "dir")) var output: String?
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let items = StarterCatalogue.items.filter { office == nil || $0.bureau == office }
        guard !items.isEmpty else {
            throw Trouble.refused(RefusalAnswer(.unknownOffice, field: "office", ["found": office ?? ""]))
        }
        if let output { try write(items, to: output, session) }
        let answer = JSON.object(["items": .array(items.map { $0.json(in: output) })])
        session.show(answer) { StarterText(answer: $0).lines }
    }

    /// What is there already was edited by somebody, and stays.
    private func write(_ items: [StarterItem], to folder: String, _ session: Session) throws {
        let folder = URL(filePath: folder)
        do { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) } catch {
            throw Self.failed(folder, error)
        }
        for item in items {
            let file = folder.appending(path: item.fileName)
            do { try Data(item.document.utf8).write(to: file, options: .withoutOverwriting) } catch {
                throw Self.failed(file, error)
            }
        }
    }

    private static func failed(_ place: URL, _ error: any Error) -> Trouble {
        let path = place.path(percentEncoded: false)
        if (error as? CocoaError)?.code == .fileWriteFileExists {
            return .refused(RefusalAnswer(.badRequest, ["detail": Phrase.fileExists.text(["path": path])]))
        }
        return .refused(RefusalAnswer(.failed, field: "file", ["path": path], detail: error.localizedDescription))
    }
}

extension StarterItem {
    /// - Parameter folder: where its file was written; nil if none was.
    fileprivate func json(in folder: String?) -> JSON {
        .members([
            "number": .int(number), "name": .string(name), "officeName": .string(bureau),
            "path": folder.map { .string($0 + "/" + fileName) },
        ])
    }
}
