import Ingest
import SurveyModel

extension SurveyOption {
  /// How the rivers are read.
  static let riverOptions: [SurveyOption] = [
    rivers,
    .optional(.riversCRS, \.rivers.crs, "CRS", "CRS of the rivers, whatever they state."),
    .optional(
      .riverID, \.rivers.riverID, "FIELD",
      "Property that identifies a river (default: river_id and the like, else the name, else the feature id)."),
    .optional(
      .condition, \.rivers.condition, "SQL",
      "Read only the features of --rivers for which this SQL condition holds: \"stream_order >= 3\" (not of GeoJSON; other layers are read whole)."
    ),
    .optional(
      .riverName, \.rivers.riverName, "FIELD", "Property that names a river (default: name, 河流名称 and the like)."),
    .optional(
      .reachID, \.rivers.reachID, "FIELD", "Property that identifies a piece of river (default: by the profile)."),
    .optional(
      .downstreamID, \.rivers.downstreamID, "FIELD",
      "Property with the id of the piece that this one flows into; 0 for none (default: by the profile)."),
    .optional(
      .basinField, \.rivers.basin, "FIELD", "Property that names the basin (default: basin, 流域 and the like)."),
    profile, drawn, mouth,
    waterways,
    nodeTolerance,
    .optional(
      .riverAliases, \.rivers.aliases, "FILE",
      "Local names of rivers: a table with the columns alias and name (or 别名, 河流名称)."),
  ]

  private static var rivers: SurveyOption {
    SurveyOption(
      name: .rivers, kind: .repeated, valueName: "FILE",
      help:
        "River lines, drawn downstream: GeoJSON, GeoPackage, Shapefile, FlatGeobuf, KML, FileGDB, MapInfo, GML, .osm.pbf (also zipped, or at an https address) or a PostGIS database (\"PG:dbname=survey tables=rivers\"); one layer of several as FILE:layer. May be given more than once; all are read.",
      showsDefault: false,
      value: { options in
        let names = options.rivers.files.map(\.optionText).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return names.count == 1 ? .text(names[0]) : .list(names)
      },
      set: { value, options throws(InputError) in
        switch value {
        case .list(let paths): options.rivers.files = paths.map { .path($0) }
        case .text(let path): options.rivers.files = [.path(path)]
        default: break
        }
      })
  }

  private static var profile: SurveyOption {
    .optional(
      .profile, \.rivers.profile, "NAME|FILE",
      "Kind of river layer: \(RiverProfile.options.joined(separator: ", ")); or a file that describes one (default: what its columns say)."
    )
  }

  private static var drawn: SurveyOption {
    var option = SurveyOption.optional(
      .drawn, \.rivers.drawn, "downstream|upstream|unknown",
      "Direction in which the lines are drawn (default: what the layer tells; lines that nothing tells of are taken as drawn).")
    option.record = .unlessDefault
    return option
  }

  private static var mouth: SurveyOption {
    var option = SurveyOption(
      name: .mouth, kind: .repeated, valueName: "X,Y|REACH",
      help:
        "Where water ends: longitude,latitude, or the id of a reach or river. Lines that hang together there flow to it. May be given more than once.",
      value: { $0.rivers.mouths.isEmpty ? .none : .list($0.rivers.mouths.map(\.optionText)) },
      set: { value, options throws(InputError) in
        guard case .list(let texts) = value else { return }
        var mouths: [RiverMouth] = []
        for text in texts { mouths.append(try RiverMouth(optionText: text)) }
        options.rivers.mouths = mouths
      })
    option.record = .unlessDefault
    return option
  }

  private static var waterways: SurveyOption {
    var option = SurveyOption(
      name: .waterways, kind: .list, valueName: "KIND,…",
      help: "Kinds of waterway that are rivers in an OpenStreetMap layer, or all.",
      value: { .list($0.rivers.waterways) },
      set: { value, options throws(InputError) in options.rivers.waterways = try value.parts(.waterways) })
    option.record = .unlessDefault
    return option
  }

  private static var nodeTolerance: SurveyOption {
    var option = SurveyOption.number(
      .nodeTolerance, \.rivers.nodeTolerance, "M",
      "Metres that the end of a line may lie from another line and still be joined to it.",
      .within(0...1000, "a number of metres from 0 to 1000"))
    option.record = .unlessDefault
    return option
  }

  /// What is near enough, and to what.
  static let placingOptions: [SurveyOption] = [
    .optional(
      .water, \.water, "FILE",
      "Polygons of water, from whose edge distances then count, also for --max-distance (formats as --rivers)."),
    .text(
      .workingPlane, \.workingPlane, "auto|CRS",
      "Metric CRS to work in: auto (each observation in the 3° zone of its longitude) or EPSG:n."),
    .number(
      .maximumDistance, \.maximumDistance, "M",
      "Metres that an observation may lie from a river; one that lies farther stays unmatched.",
      Limits(contains: { $0 > 0 && $0 <= 1_000_000 }, words: "a number of metres above 0, up to 1000000")),
  ]

  /// What outlets are counted by.
  static let areaOptions: [SurveyOption] = [
    SurveyOption(
      name: .basins, kind: .text, valueName: "FILE|network",
      help:
        "Polygons of basins, for roll-ups (formats as --rivers); or network: a basin is all that drains to one end of the rivers.",
      value: { options in
        switch options.basins {
        case .riverAttribute: .none
        case .fromNetwork: .text("network")
        case .polygons(let file): .text(file.optionText)
        }
      },
      set: { value, options throws(InputError) in
        let text = try value.text(.basins)
        options.basins = text == "network" ? .fromNetwork : .polygons(.path(text))
      }),
    .optional(.districts, \.districts, "FILE", "Polygons of districts, for roll-ups (formats as --rivers)."),
    .optional(
      .districtID, \.districtID, "FIELD",
      "Property that identifies a district (default: adcode, 行政区代码, id and the like)."),
    .optional(
      .districtParent, \.districtParent, "FIELD",
      "Property with the id of the district that a district lies in, to sum up by it."),
  ]
}
