package import SignedLog

/// The file in which a license is laid out, as its acts say it.
package struct LayoutRecord: Hashable, Sendable {
    package let act: ActID
    package let file: LayoutFile
    /// The version of the face that it shows.
    package let version: Int
    /// Whether that is the version in force; else the file is outdated.
    package let isCurrent: Bool

    package init(act: ActID, file: LayoutFile, version: Int, isCurrent: Bool) {
        (self.act, self.file, self.version, self.isCurrent) = (act, file, version, isCurrent)
    }
}

extension LicenseHistory {
    /// Of the effective files one of the version in force, else that of the largest version; of several the last in the
    /// order of the fold. Nil if there is none.
    package func layout(of inForce: ActID?) -> LayoutRecord? {
        var best: LayoutRecord?
        for act in acts where act.isEffective {
            guard case .layout(let file)? = act.license, let version = content(of: file.version)?.version else {
                continue
            }
            let isCurrent = file.version == inForce
            let record = LayoutRecord(act: act.id, file: file, version: version, isCurrent: isCurrent)
            if best.map({ $0.rank <= record.rank }) ?? true { best = record }
        }
        return best
    }
}

extension LayoutRecord {
    fileprivate var rank: (Int, Int) { (isCurrent ? 1 : 0, version) }
}
