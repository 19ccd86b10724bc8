import SignedLog

extension Continuation {
    init(_ graph: ActGraph, _ validity: Validity) {
        var counting = ActSet(count: graph.acts.count)
        for index in graph.acts.indices where graph.acts[index].counts { counting.insert(index) }
        var parents: [ActID] = []
        var before = ActSet(count: graph.acts.count)
        for index in graph.last(of: counting) where parents.count < Act.parentLimit {
            parents.append(graph.acts[index].id)
            before.insert(index)
            before.formUnion(graph.ancestors[index])
        }
        before.formIntersection(validity.contents)
        var largest: Int?
        for index in before { largest = max(largest ?? 0, graph.acts[index].content?.version ?? 0) }
        let last = graph.last(of: before)
        self.parents = parents
        version = largest.map { $0 + 1 }
        rivals = last.count > 1 ? last.map { graph.acts[$0].id } : []
    }
}
