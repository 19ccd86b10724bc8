import Foundation
import Replica
import SignedLog

/// Numbers for Prometheus, in its text format (version 0.0.4, https://prometheus.io/docs/instrumenting/exposition_formats/).
struct MetricsText {
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    private(set) var text = ""

    /// - Parameter supervision: what wants a word with an office; nil where it was not asked for.
    init(_ status: StatusAnswer, _ outside: [OutsideAnswer], _ supervision: SupervisionAnswer?) {
        gauge("hefu_build_info", "The program that runs, by its version.", [(["version": ProgramVersion.text], 1)])
        gauge("hefu_entries", "Entries that are held.", status.entries)
        gauge("hefu_acts", "Acts that are held.", status.acts)
        gauge("hefu_licenses", "Licenses that are held.", status.licenses)
        gauge("hefu_forks", "Places in logs that hold more than one entry.", status.forks.count)
        gauge("hefu_entries_held", "Entries that are kept without effect.", status.held)
        gauge("hefu_entries_early", "Entries that wait for what they refer to.", status.early)
        gauge("hefu_disclosures_wanted", "Disclosures that are wanted and not here.", status.wanted)
        gauge("hefu_license_findings", "Licenses with findings.", status.findings)
        gauge("hefu_duplicates", "Groups of licenses that share what they must not.", status.duplicates)
        gauge("hefu_documents_pending", "Documents that wait to be folded again.", status.pending)
        gauge("hefu_incidents_open", "Open incidents of the node's own office.", status.incidentsOpen)
        gauge("hefu_node_stopped", "Whether the node writes nothing (1).", status.stopped == nil ? 0 : 1)
        gauge("hefu_clock_doubted", "Whether the clock of this machine is doubted (1).", status.clock.doubt ? 1 : 0)
        if let hours = status.silentHours {
            gauge("hefu_silence_seconds", "Running time since hub or city was last heard.", hours * 3_600)
        }
        if !outside.isEmpty {
            let samples = outside.map { (["system": $0.system], $0.failingSince == nil ? 0 : 1) }
            gauge("hefu_outside_failing", "Whether a system outside the district does not answer (1).", samples)
        }
        if let supervision { add(supervision) }
    }

    private mutating func add(_ supervision: SupervisionAnswer) {
        let samples = supervision.rows.map { row in
            (["office": row.officeName ?? row.office.description, "rule": row.rule.rawValue], row.count)
        }
        gauge("hefu_supervision_findings", "What wants a word with an office, by rule.", samples)
    }

    private mutating func gauge(_ name: String, _ help: String, _ value: Int) { gauge(name, help, [([:], value)]) }

    private mutating func gauge(_ name: String, _ help: String, _ samples: [([String: String], Int)]) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
        for (labels, value) in samples {
            let pairs = labels.sorted { $0.key < $1.key }.map { "\($0.key)=\"\(Self.escaped($0.value))\"" }
            text += name + (pairs.isEmpty ? "" : "{" + pairs.joined(separator: ",") + "}") + " \(value)\n"
        }
    }

    /// A label's value: backslash, quote and line feed are escaped.
    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
