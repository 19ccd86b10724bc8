import District
import Licenses
import SignedLog
import Storage

/// Offices, nodes and catalogue items as all root entries have them that are here.
struct DistrictViews {
    let offices: [Office]
    let nodes: [NodeView]
    let items: [CatalogueItem]

    init(_ state: ReplicaState) {
        let now = Perspectives(state).current()
        offices = now.view.offices.values.sorted { $0.id < $1.id }
        nodes = now.view.enrollments.map { NodeView(enrollment: $0, isCut: state.authority.isCut($0.key)) }
        items = now.catalogue.items
    }
}
