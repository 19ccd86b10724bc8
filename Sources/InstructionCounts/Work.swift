/// Something that a node does for each act, entry, license or message, on inputs that are made up and always the same.
struct Work {
    typealias Once = () throws -> Int

    let name: String
    /// How often it is done at least when it is counted: often enough that one time more or less does not show, and
    /// not so often that counting takes long.
    let count: Int
    /// Makes the inputs; what it gives does the work once. The number that comes out depends on all of the work.
    let prepared: () throws -> Once

    init(_ name: String, count: Int, _ prepared: @escaping () throws -> Once) {
        (self.name, self.count, self.prepared) = (name, count, prepared)
    }

    static var all: [Work] { acts + entries + licenses + exchange }
}
