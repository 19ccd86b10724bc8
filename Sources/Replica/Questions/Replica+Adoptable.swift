import District
package import SignedLog
import Storage

extension Replica {
    /// The entries of a node that are kept without effect, sorted: what a colleague may adopt.
    package func adoptableEntries(of node: DocumentID) throws -> [EntryID] {
        guard let author = state.authority.currentView.enrolledKey(document: node) else {
            throw Refusal(.notFound, field: "node", ["found": node.description])
        }
        return try store.read { store in
            try state.exceptions.standings.keys.sorted().filter { try store.entryNode($0)?.author == author }
        }
    }
}
