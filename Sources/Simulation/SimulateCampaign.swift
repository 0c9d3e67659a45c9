import SurveyMath
package import SurveyModel

/// Makes up a survey campaign with known truth: rivers, basins and districts, outlets on the banks, flights and walks that record
/// most of the outlets with the errors of their receivers, and all files of it.
///
/// The same options give the same bytes on every machine. When there is no room for all rivers or outlets, the campaign has fewer.
/// Throws ``InputError`` (usage) when no campaign can be made with these options.
package func simulateCampaign(_ options: CampaignOptions) throws(InputError) -> Campaign {
  try options.check()
  // Each step has its own random numbers, so that for example more outlets do not change the rivers.
  var random = (1...3).map { SeededGenerator(seed: options.seed, stream: $0) }
  var widths = SeededGenerator(seed: options.seed, stream: 7)
  var dice = SurveyDice(options)

  let ground = Ground(centre: options.centre)
  let layout = RiverLayout(options, using: &random[0])
  let areas = Areas(layout, districts: options.districts, ground: ground, using: &random[1])
  let rivers = layout.rivers(on: ground, names: RiverNames(), options: options, using: &widths)

  var placing = OutletPlacing(options, rivers: rivers, areas: areas)
  placing.place(using: &random[2])
  var outlets = placing.outlets

  let parties = Party.all(options, rivers: rivers)
  var seen = sightings(of: &outlets, rivers: rivers, parties: parties, options: options, using: &dice)

  var files: [Campaign.File] = []
  for (number, party) in parties.enumerated() {
    var records = seen.filter { $0.party == number }
    var track = party.kind == .form ? [] : trackFixes(of: party, rivers: rivers, using: &dice.tracks)
    if party.kind == .timed {
      track = timedWalk(of: party, sightings: &records, along: track, outlets: outlets, using: &dice.tracks)
      seen = seen.filter { $0.party < number } + records + seen.filter { $0.party > number }
    }
    files += partyFiles(party, records, track: track, rivers: rivers, options: options)
  }
  files += [
    Campaign.File(name: "rivers.geojson", bytes: riversFile(rivers)),
    Campaign.File(name: "basins.geojson", bytes: basinsFile(areas, rivers: rivers)),
    Campaign.File(name: "districts.geojson", bytes: districtsFile(areas)),
    Campaign.File(
      name: "truth.geojson", bytes: truthFile(outlets, rivers: rivers, sightings: seen, parties: parties)),
  ]
  files.append(
    Campaign.File(
      name: "README.md",
      bytes: readmeFile(options, campaign: (rivers.count, outlets.count, seen.count), parties: parties)))
  if options.kind == .full {
    files.append(Campaign.File(name: "marks.xlsx", bytes: marksWorkbook(seen, parties: parties)))
  }
  files.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  return Campaign(files: files, rivers: rivers, outlets: outlets, sightings: seen)
}

/// The files with the sightings and the track of a party; the workbook of marks is not one of them.
private func partyFiles(
  _ party: Party, _ records: [Sighting], track: [[Fix]], rivers: [SimulatedRiver], options: CampaignOptions
) -> [Campaign.File] {
  func gpx(_ name: String, _ waypoints: [Sighting]) -> Campaign.File {
    Campaign.File(name: name, bytes: gpxFile(of: party, sightings: waypoints, rivers: rivers, track: track))
  }
  switch party.kind {
  case .flight where options.kind == .full: return aircraftFiles(of: party, sightings: records, track: track)
  case .flight:
    return [
      Campaign.File(name: party.recordsFile, bytes: marksFile(records)), gpx("surveys/flights/\(party.name).gpx", []),
    ]
  case .receiver: return [gpx(party.recordsFile, records)]
  case .timed: return [gpx("surveys/walks/\(party.name).gpx", [])]
  case .form:
    let bytes =
      options.kind == .full
      ? koboFile(records, rivers: rivers)
      : formFile(records, rivers: rivers, encoding: options.formEncoding)
    return [Campaign.File(name: party.recordsFile, bytes: bytes)]
  }
}
