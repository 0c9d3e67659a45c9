import SurveyModel

/// Makes outlets of whole components. Each thread has its own.
struct ComponentMerger: ~Copyable {
  private let source: MergeSource
  private let components: Components
  private var clustering: Clustering

  init(_ source: MergeSource, _ components: Components, _ clustering: consuming Clustering) {
    self.source = source
    self.components = components
    self.clustering = clustering
  }

  /// The outlets of some components, each with its sightings as range of `sightings`; and of those whose sightings lie on several reaches
  /// or banks the numbers.
  struct Made: Sendable {
    var outlets: [OutletRow] = []
    var sightings: [ObservationRow] = []
    var divided: [Int] = []
  }

  mutating func merge(_ chunk: Range<Int>) -> Made {
    var made = Made()
    let (input, starts) = input(of: chunk)
    for component in chunk {
      let offset = components.start(component) - components.start(chunk.lowerBound)
      if components.start(component + 1) - components.start(component) == 1 {
        let rows = starts[offset]..<starts[offset + 1]
        if rows.count == 1 {
          append(CollectionOfOne(rows.lowerBound), input, GroupDoubt(), to: &made)
        } else {
          append(rows, input, GroupDoubt(), to: &made)
        }
        continue
      }
      clustering.divide(components.nodes(of: component))
      for group in clustering.component.indices where !clustering.members[group].isEmpty {
        let members = clustering.members[group].flatMap { starts[offset + Int($0)]..<starts[offset + Int($0) + 1] }
        append(members, input, clustering.doubts[group], to: &made)
      }
    }
    return made
  }

  /// The columns of all records of some components, and for each of their nodes where its records begin there.
  private func input(of chunk: Range<Int>) -> (MergeInput, starts: [Int]) {
    var rows: [ObservationRow] = []
    var starts: [Int] = []
    let copies = clustering.nodes.copies
    for node in components.nodes[components.start(chunk.lowerBound)..<components.start(chunk.upperBound)] {
      starts.append(rows.count)
      rows.append(clustering.nodes.rows[Int(node)])
      if !copies.isEmpty, let others = copies[node] { rows += others }
    }
    starts.append(rows.count)
    return (MergeInput(source, rows: rows[...]), starts)
  }

  private func append(_ members: some RandomAccessCollection<Int>, _ input: MergeInput, _ doubt: GroupDoubt, to made: inout Made)
  {
    guard let first = members.first else { return }
    let leader = members.dropFirst().reduce(first) { input.precedes($1, $0) ? $1 : $0 }
    var row = outlet(of: members, leader: leader, input)
    row.oneProbability = Float(doubt.probabilityOfOne)
    row.splitProbability = Float(doubt.split / (1 + doubt.split + doubt.union + doubt.other))
    row.unionProbability = Float(doubt.unions)
    let start = made.sightings.count
    made.sightings += members.lazy.map { input.rows[$0] }
    if members.count > 1 { made.sightings[start...].sort() }
    row.sightings = SightingNumber(start)..<SightingNumber(made.sightings.count)
    if members.contains(where: { input.reach[$0] != input.reach[leader] || input.bank[$0] != input.bank[leader] }) {
      made.divided.append(made.outlets.count)
    }
    made.outlets.append(row)
  }
}
