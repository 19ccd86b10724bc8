import Console
import Licenses
import Replica
import SignedLog

/// From what a replica says to the words that are printed.
extension LicenseSheet {
    init(_ printout: Printout) {
        self.init(
            // Another template is kept and shown; it is printed in the layout that every type has.
            layout: Layout(rawValue: printout.template) ?? .portrait,
            title: printout.typeName,
            number: printout.number,
            rows: Self.head(printout) + printout.lines.map { Row($0.label, $0.printed) } + Self.term(printout),
            issuer: printout.issuer,
            issuedOn: printout.dated.printed,
            isSealed: printout.isSealed,
            isTest: printout.isTest,
            references: Self.references(printout),
            remark: "本页于\(printout.asOf.printed)打印，所载为发证单位该日所知；电子证照以核验结果为准。"
        )
    }

    private static func head(_ printout: Printout) -> [Row] {
        let holder = printout.holder
        return [
            Row("持证主体", holder.name ?? ""),
            Row(holderCodeLabel(holder.type), holder.code ?? ""),
        ]
    }

    private static func holderCodeLabel(_ type: String?) -> String {
        type.flatMap { HolderCodeType(utf8: Array($0.utf8)) }?.chineseName ?? "持证主体代码"
    }

    /// 有效期; nothing of a license that states none.
    private static func term(_ printout: Printout) -> [Row] {
        let from = printout.validFrom?.printed
        switch printout.validTo {
        case .unstated: return from.map { [Row("有效期", "自\($0)起")] } ?? []
        case .unlimited: return [Row("有效期", from.map { "自\($0)起 长期" } ?? "长期")]
        case .until(let last): return [Row("有效期", "\(from.map { "自\($0)" } ?? "")至\(last.printed)")]
        }
    }

    private static func references(_ printout: Printout) -> [Row] {
        let identifier = printout.identifier.map { [Row("证照标识", $0)] } ?? []
        return identifier + [
            Row("区", printout.district.description), Row("文书", printout.document.description),
            Row("行为", printout.act.description),
        ]
    }
}

extension Printout.Line {
    fileprivate var printed: String {
        if let codeLabel { return codeLabel }
        switch value {
        case .int(let number): return type == .date ? CivilDate(yyyymmdd: number)?.printed ?? "" : String(number)
        case .text(let text): return text.string
        case .bool(let flag): return flag ? "是" : "否"
        case .null, .bytes, .array, .map: return ""
        }
    }
}

extension CivilDate {
    /// As offices write it: 2026年1月5日.
    fileprivate var printed: String { "\(year)年\(month)月\(day)日" }
}

extension APIResponse {
    /// A page for a browser.
    init(page: HTML) {
        self.init(status: 200, body: Array(page.text.utf8), contentType: "text/html; charset=utf-8")
    }
}
