package import SignedLog

/// The name of something that this node remembers for itself: its machine, its node document …
package struct SettingName: Hashable, Sendable, ExpressibleByStringLiteral {
    package let text: Text

    package init(_ text: Text) { self.text = text }

    package init(stringLiteral value: String) { text = Text(value) }
}

extension StoreReader {
    package func setting(_ name: SettingName) throws(StoreFailure) -> [UInt8]? {
        try connection.first("SELECT value FROM setting WHERE name = ?", [.text(name.text)]) { $0.blob(0) }
    }
}

extension StoreWriter {
    /// Nil forgets it.
    package func set(_ value: [UInt8]?, for name: SettingName) throws(StoreFailure) {
        if let value {
            try SummedTable.setting.put([.text(name.text), .blob(value)], in: connection)
        } else {
            try connection.run("DELETE FROM setting WHERE name = ?", [.text(name.text)])
        }
    }
}
