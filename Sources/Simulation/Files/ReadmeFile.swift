import SurveyModel

/// `README.md`: what the files hold, and how to make them again.
func readmeFile(_ options: CampaignOptions, campaign: (rivers: Int, outlets: Int, sightings: Int), parties: [Party]) -> [UInt8] {
  var plain = CampaignOptions()
  plain.seed = options.seed
  let recipe =
    options == plain
    ? "The same command gives the same bytes:\n\n    outlets simulate --seed \(options.seed) --out data --force"
    : "The same options give the same bytes."
  var text = Text()
  text.add(
    """
    # A survey campaign with known truth

    Everything here is made up by `outlets simulate`: the rivers, their names, the outlets and the people who looked for
    them. Seed \(options.seed), \(campaign.rivers) rivers in \(options.basins) basins, \(campaign.outlets) outlets, \
    \(campaign.sightings) records. \(recipe)

    WGS 84 throughout. Accuracies are radii that hold 68 % of the errors.

    | file | what it holds |
    |---|---|
    | `rivers.geojson` | river lines drawn downstream, one feature for each reach; `river_id`, `name` (Chinese), `name_en`, \
    `basin`, `reach` (1 is the uppermost) |
    | `basins.geojson` | one polygon for each basin |
    | `districts.geojson` | one polygon for each district |

    """)
  for party in parties {
    switch party.kind {
    case .flight where options.kind == .full:
      text.add("| `surveys/flights/\(party.name).csv` | the log of a drone flight as AirData writes it |\n")
      text.add("| `surveys/flights/\(party.name).srt` | the subtitles of its first video, in times of UTC+8 |\n")
      text.add("| `surveys/photos/\(party.name)/` | its photos: headers only, with the target of the laser in each |\n")
    case .flight:
      text.add(
        "| `\(party.recordsFile)` | marks of a drone flight: id, UTC time, position, accuracy, type where it could be told |\n")
      text.add("| `surveys/flights/\(party.name).gpx` | the track of that flight |\n")
    case .receiver:
      text.add("| `\(party.recordsFile)` | a walk with a handheld receiver: waypoints with HDOP, and the track |\n")
    case .timed:
      text.add("| `surveys/walks/\(party.name).gpx` | the track of a walk that wrote down the time at each outlet |\n")
    case .form where options.kind == .full:
      text.add("| `\(party.recordsFile)` | a walk with a form of KoboToolbox: geopoint columns, Chinese labels; GB18030 |\n")
    case .form:
      let encoding = options.formEncoding == .utf8 ? "UTF-8" : "GB18030"
      text.add("| `\(party.recordsFile)` | a walk with a form: Chinese headers, times of UTC+8, accuracy; \(encoding) |\n")
    }
  }
  text.add(
    """
    \(options.kind == .full ? "| `marks.xlsx` | what crews wrote down: flight or walk, photo or time of UTC+8, type; no coordinates |\n" : "")\
    | `truth.geojson` | where every outlet really is: river, reach, measure, bank, type, pairs, who recorded it under which id |

    Some outlets stand in pairs on one bank (`twin`), some face each other across the water (`opposite`), some can only be
    seen from the air (`drone_only`), some nobody saw (`missed`). \(nearness(options))

    """)
  return text.bytes
}

/// What the page says of the rivers beside an outlet's own.
private func nearness(_ options: CampaignOptions) -> String {
  if options.confluenceShare > 0 { return "Some lie near a confluence; the\nright river of a record is that of its outlet." }
  return
    "No outlet lies within\n\(Text.number(options.clearOfOtherRivers, 0)) m of another river, so every record has one right river."
}
