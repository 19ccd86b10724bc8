/// A turn of which the batch has been inflated and parsed: for whoever has verified the hello of its sender.
struct ReadTurn: Sendable {
    /// All of it but the batch.
    let turn: Turn
    let items: IncomingItems

    init(_ turn: Turn) throws(MessageRefusal) {
        items = try IncomingItems(turn.batch.items())
        var rest = turn
        rest.batch = .none
        self.turn = rest
    }

    /// A turn that brings nothing, or whose batch was taken in before.
    init(withoutBatch turn: Turn) { (self.turn, items) = (turn, .none) }
}
