package import SurveyModel

/// Compares two results.
/// - Parameter runCauses: what the manifests say of what tells the two runs apart, besides their observations.
package func compare(
  _ old: ComparedResult, _ new: ComparedResult, runCauses: Set<DifferenceCause>
) -> ResultDifferences {
  let oldNumbers = Dictionary(old.outlets.enumerated().map { ($1.id, $0) }) { first, _ in first }
  let newNumbers = Dictionary(new.outlets.enumerated().map { ($1.id, $0) }) { first, _ in first }
  let pairs = SightingPairs(old.sightings, new.sightings)
  var evidence = Evidence(old: old.outlets.count, new: new.outlets.count)
  var sightings: [OutletLinks.Link] = []
  var displaced: [OutletLinks.Link] = []
  for (number, sighting) in old.sightings.enumerated() {
    let outlet = sighting.outletID.flatMap { oldNumbers[$0] }
    let partner = pairs.newOfOld[number]
    if partner == nil || pairs.isChanged[number] { evidence.withdraw(outlet) }
    guard let partner, let outlet, let newOutlet = new.sightings[partner].outletID.flatMap({ newNumbers[$0] }) else { continue }
    let link = OutletLinks.Link(old: outlet, new: newOutlet)
    if pairs.isChanged[number], sighting.position != new.sightings[partner].position {
      displaced.append(link)
    } else {
      sightings.append(link)
    }
    if !pairs.isChanged[number] { evidence.kept[link, default: 0] += 1 }
  }
  for (number, sighting) in new.sightings.enumerated() {
    let partner = pairs.oldOfNew[number]
    if partner.map({ pairs.isChanged[$0] }) ?? true { evidence.add(sighting.outletID.flatMap { newNumbers[$0] }) }
  }
  let links = OutletLinks(old.outlets, new.outlets, sightings: sightings, displaced: displaced)
  var result = ResultDifferences()
  result.outlets = differences(old.outlets, new.outlets, links).map { difference, link in
    var difference = difference
    evidence.describe(&difference, link, runCauses)
    return difference
  }
  result.oldCount = old.outlets.count
  result.newCount = new.outlets.count
  result.rivers = counts(result.outlets, { $0.riverID }, name: { $0.riverName })
  result.basins = counts(result.outlets, { $0.basin })
  result.districts = counts(result.outlets, { $0.district })
  result.statuses = statusTransitions(result.outlets)
  return result
}

/// The numbers of the outlets of a difference.
struct DifferencePlace {
  var old: Int?
  var new: Int?
}

/// The differences in the order of the old outlets, then the outlets that were added.
private func differences(
  _ old: [ComparedOutlet], _ new: [ComparedOutlet], _ links: OutletLinks
) -> [(OutletDifference, DifferencePlace)] {
  var found: [(OutletDifference, DifferencePlace)] = []
  for (number, outlet) in old.enumerated() {
    let parts = links.newOfOld[number]
    if parts.isEmpty {
      found.append((OutletDifference(.removed, old: outlet, new: nil), DifferencePlace(old: number)))
    }
    for part in parts {
      let kind: DifferenceKind =
        parts.count > 1
        ? .split : links.oldOfNew[part].count > 1 ? .merged : outlet.id == new[part].id ? .kept : .reidentified
      var difference = OutletDifference(kind, old: outlet, new: new[part])
      note(&difference, outlet, new[part])
      found.append((difference, DifferencePlace(old: number, new: part)))
    }
  }
  for (number, outlet) in new.enumerated() where links.oldOfNew[number].isEmpty {
    found.append((OutletDifference(.added, old: nil, new: outlet), DifferencePlace(new: number)))
  }
  return found
}

/// Notes what is said otherwise.
private func note(_ difference: inout OutletDifference, _ old: ComparedOutlet, _ new: ComparedOutlet) {
  if let from = old.observed, let to = new.observed { difference.distance = distance(from, to) }
  if let a = old.accuracy, let b = new.accuracy { difference.limit = movedLimit(a, b) }
  if let distance = difference.distance, let limit = difference.limit, distance > limit { difference.changes.append(.moved) }
  let texts: [(OutletChange, KeyPath<ComparedOutlet, String?>)] = [
    (.river, \.riverID), (.reach, \.reachID), (.bank, \.bank), (.type, \.type), (.name, \.name), (.code, \.code),
    (.status, \.status), (.basin, \.basin), (.district, \.district),
  ]
  for (change, text) in texts where old[keyPath: text] != new[keyPath: text] { difference.changes.append(change) }
}
