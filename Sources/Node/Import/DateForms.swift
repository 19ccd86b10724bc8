import Licenses
import Replica

/// The forms of the dates of one file, tried in order, and what is wrong with a text that has none of them.
struct DateForms: Sendable {
    let forms: [DateForm]

    init(_ forms: [DateForm]) { self.forms = forms }

    /// Reads one value. The refusal says what a person has to mend.
    func day(_ text: ArraySlice<UInt8>) -> Result<CivilDate, Refusal> {
        if let day = forms.lazy.compactMap({ $0.day(text) }).first { return .success(day) }
        let parameters = [
            "value": String(decoding: text.prefix(48), as: UTF8.self),
            "expected": forms.map(\.rawValue).joined(separator: ", "),
        ]
        return .failure(Refusal(defect(of: text), parameters))
    }

    private func defect(of text: ArraySlice<UInt8>) -> Refusal.Code {
        if DateForm.allCases.contains(where: { $0.day(text) != nil }) { return .dateOfOtherForm }
        let shapes = Self.shapes(in: text)
        if shapes.count > 1 { return .dateTwice }
        guard let shape = shapes.first, shape.byteCount < text.count else { return .dateImpossible }
        return .dateWithText
    }

    /// Everything in a text that looks like a date.
    private static func shapes(in text: ArraySlice<UInt8>) -> [DateShape] {
        var (shapes, rest): ([DateShape], ArraySlice<UInt8>) = ([], text)
        while !rest.isEmpty {
            if let shape = DateShape(beginning: rest) {
                shapes.append(shape)
                rest = rest.dropFirst(shape.byteCount)
            } else {
                // A run of digits that is none is passed over whole: its end would look like another.
                let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
                rest = rest.dropFirst(max(1, digits.count))
            }
        }
        return shapes
    }
}

extension Refusal {
    fileprivate init(_ code: Code, _ parameters: [String: String]) { self.init(code, field: nil, parameters) }

    /// The same about a field.
    func about(_ field: String) -> Refusal { Refusal(code, field: field, parameters) }
}
