package import Licenses
package import Replica
import SignedLog
package import Signing

/// A row of a register of tutorial schools (短期補習班): its columns as they stand there.
package struct RegisterRow: Hashable, Sendable {
    /// 縣市, the county whose office keeps it.
    package let county: String
    /// 代號, the register's own number of the school.
    package let code: String
    /// 補習班, the holder.
    package let name: String
    /// 班址
    package let address: String
    /// 立案文號
    package let number: String
    /// 立案日期
    package let date: CivilDate

    package init(county: String, code: String, name: String, address: String, number: String, date: CivilDate) {
        (self.county, self.code, self.name) = (county, code, name)
        (self.address, self.number, self.date) = (address, number, date)
    }

    /// A license that says what the row says. Dated as the row is.
    package func request(_ verb: LicenseVerb) -> LicenseRequest {
        var request = LicenseRequest(verb)
        request.type = verb == .issue ? RegisterType.code : nil
        request.holder = .init(type: "099", code: code, name: name)
        // Few rows come without one, and get it later.
        request.number = number.isEmpty ? nil : number
        request.date = date
        request.fields = ["address": .text(Text(address))]
        request.by = RegisterType.clerk
        return request
    }

    /// The row as a line of a back-file: `file` names the file, `record` counts its records from 1.
    package func backFileRequest(file: Bytes32, record: Int) -> LicenseRequest {
        var request = request(.issue)
        request.provenance = .init(file: file, row: UInt64(record))
        return request
    }
}
