import Replica
import Storage

/// Start and end of the program itself.
extension WriteTransaction {
    static let ofTheProcess: [WriteTransaction] = [
        WriteTransaction("make a new store", on: .hub, begins: .beforeStart) { _ in { _ in } },
        WriteTransaction("start after a kill", on: .counter, begins: .beforeStart) { stage in
            try stage.set()
            return { _ in }
        },
        WriteTransaction("close", on: .counter, ends: true) { stage in
            try stage.set()
            return { try $0.store.close() }
        },
    ]
}
