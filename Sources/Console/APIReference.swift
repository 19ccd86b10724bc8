/// The reference of an interface for the people who write programs against it: groups of operations, each with what it
/// takes and gives, and the shapes that they name.
package struct APIReference: Sendable {
    let title: String
    let introduction: [String]
    let groups: [Group]
    let shapes: [Table]

    package init(title: String, introduction: [String], groups: [Group], shapes: [Table]) {
        (self.title, self.introduction, self.groups, self.shapes) = (title, introduction, groups, shapes)
    }

    package struct Group: Sendable {
        let name: String
        let operations: [Operation]

        package init(_ name: String, _ operations: [Operation]) { (self.name, self.operations) = (name, operations) }
    }

    package struct Operation: Sendable {
        let method, path, title: String
        /// Who may ask for it.
        let access: String
        let note: String?
        let takes: [Table]
        let gives: [Table]

        package init(
            method: String,
            path: String,
            title: String,
            access: String,
            note: String?,
            takes: [Table],
            gives: [Table]
        ) {
            (self.method, self.path, self.title, self.access) = (method, path, title, access)
            (self.note, self.takes, self.gives) = (note, takes, gives)
        }
    }

    /// Members of an object, items of a query …; without rows a line that says what it is.
    package struct Table: Sendable {
        let name: String
        let kind: String
        let rows: [Row]

        package init(_ name: String, kind: String, _ rows: [Row]) {
            (self.name, self.kind, self.rows) = (name, kind, rows)
        }

        package struct Row: Sendable {
            let name, kind, meaning: String
            let shape: String?
            let isRequired: Bool

            /// - Parameter shape: the shape that the kind ends with, by the name of its table.
            package init(_ name: String, kind: String, shape: String?, isRequired: Bool, meaning: String) {
                (self.name, self.kind, self.shape) = (name, kind, shape)
                (self.isRequired, self.meaning) = (isRequired, meaning)
            }
        }
    }
}
