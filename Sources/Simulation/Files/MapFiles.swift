import SurveyModel

/// `rivers.geojson`: a feature for each reach, drawn downstream.
func riversFile(_ rivers: [SimulatedRiver]) -> [UInt8] {
  featureCollection(
    rivers.flatMap { river in
      river.reaches.enumerated().map { number, reach in
        let properties = [
          ("river_id", Text.quoted(river.id)), ("name", Text.quoted(river.name)),
          ("name_en", Text.quoted(river.nameEn)), ("basin", Text.quoted(basinID(river.basin))),
          ("reach", String(number + 1)),
        ]
        return (properties, "LineString", Text.positions(river.vertices[reach]))
      }
    })
}

func basinID(_ basin: Int) -> String { "B\(basin + 1)" }
func districtID(_ district: Int) -> String { "D\(district + 1)" }

/// `basins.geojson`: a polygon for each basin, named after its main stem.
func basinsFile(_ areas: Areas, rivers: [SimulatedRiver]) -> [UInt8] {
  featureCollection(
    areas.basins.enumerated().map { number, ring in
      let mainStem = rivers.first { $0.basin == number && $0.parent == nil }
      let properties = [
        ("id", Text.quoted(basinID(number))), ("name", Text.quoted((mainStem?.name ?? "") + "流域")),
        ("name_en", Text.quoted((mainStem?.nameEn ?? "") + " basin")),
      ]
      return (properties, "Polygon", "[\(Text.positions(ring))]")
    })
}

/// `districts.geojson`: a polygon for each district.
func districtsFile(_ areas: Areas) -> [UInt8] {
  featureCollection(
    areas.districts.enumerated().map { number, ring in
      let name = DistrictNames.name(of: number)
      let properties = [
        ("id", Text.quoted(districtID(number))), ("name", Text.quoted(name.chinese)), ("name_en", Text.quoted(name.english)),
      ]
      return (properties, "Polygon", "[\(Text.positions(ring))]")
    })
}
