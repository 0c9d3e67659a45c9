import Ingest
import SurveyModel

extension Dialect {
  /// Layers of rivers: a line with the columns of each, which must be known for what it is.
  static let riverLayers: [Dialect] = [
    layer(
      "NHDPlus V2", "`COMID`, `REACHCODE`", "nhdplus",
      "\"COMID\":1,\"REACHCODE\":\"07090002\",\"LevelPathI\":5,\"Hydroseq\":5,\"DnHydroseq\":0"),
    layer(
      "NHDPlus HR", "`NHDPlusID`, `ReachCode`", "nhdplus", "\"NHDPlusID\":55000600054172,\"ReachCode\":\"17060304\",\"FlowDir\":1"
    ),
    layer(
      "NHD flowlines", "`Permanent_Identifier`, `ReachCode`", "nhd",
      "\"Permanent_Identifier\":\"41452807\",\"ReachCode\":\"17060304\",\"FlowDir\":1"),
    layer(
      "NHD flowlines, shapefile", "`Permanent_`, cut", "nhd",
      "\"Permanent_\":\"41452807\",\"ReachCode\":\"17060304\",\"GNIS_Name\":\"X\""),
    layer(
      "3DHP", "`id3dhp`", "3dhp",
      "\"id3dhp\":\"ABC12\",\"gnisidlabel\":\"Walker Creek\",\"hydrosequence\":7,\"dnhydrosequence\":5"),
    layer("HydroRIVERS", "`HYRIV_ID`, `NEXT_DOWN`", "hydrorivers", "\"HYRIV_ID\":1,\"NEXT_DOWN\":0,\"DIST_DN_KM\":12.5"),
    layer(
      "RiverATLAS", "the columns of HydroRIVERS and more", "hydrorivers", "\"HYRIV_ID\":1,\"NEXT_DOWN\":0,\"dis_m3_pyr\":0.5"),
    layer(
      "SWORD", "`reach_id`, `rch_id_dn`", "sword",
      "\"reach_id\":74223100011,\"rch_id_dn\":\"\",\"river_name\":\"NODATA\",\"dist_out\":2000"),
    layer("OpenStreetMap, Overpass", "`waterway`, `@id`", "osm", "\"@id\":\"way/1\",\"waterway\":\"river\""),
    layer("OpenStreetMap, GDAL", "`waterway`, `osm_id`", "osm", "\"osm_id\":\"1\",\"waterway\":\"stream\",\"z_order\":0"),
    layer(
      "OpenStreetMap, Geofabrik", "`osm_id`, `fclass`", "osm",
      "\"osm_id\":\"1\",\"code\":8101,\"fclass\":\"river\",\"width\":0,\"name\":\"Elbe\""),
    layer(
      "OpenStreetMap, BBBike", "`osm_id`, `type`, `width`", "osm",
      "\"osm_id\":\"1\",\"name\":\"Elbe\",\"type\":\"river\",\"width\":0"),
    layer(
      "OS Open Rivers, GeoPackage", "`watercourse_name`, `start_node`", "osopenrivers",
      "\"id\":\"A1\",\"watercourse_name\":\"River Thame\",\"flow_direction\":\"in direction\",\"start_node\":\"n1\",\"end_node\":\"n2\""
    ),
    layer(
      "OS Open Rivers, shapefile", "`flow`, `startNode`, `endNode`", "osopenrivers",
      "\"identifier\":\"A1\",\"name1\":\"River Thame\",\"flow\":\"in direction\",\"startNode\":\"n1\",\"endNode\":\"n2\""),
    layer(
      "BC Freshwater Atlas", "`LINEAR_FEATURE_ID`, `BLUE_LINE_KEY`", "fwa",
      "\"LINEAR_FEATURE_ID\":701000501,\"BLUE_LINE_KEY\":356000001,\"DOWNSTREAM_ROUTE_MEASURE\":0"),
    layer(
      "BC Freshwater Atlas, shapefile", "`LINEAR_FEA`, `BLUE_LINE_`, cut", "fwa",
      "\"LINEAR_FEA\":701000501,\"BLUE_LINE_\":356000001,\"DOWNSTREAM\":0"),
    layer(
      "TauDEM", "`LINKNO`, `DSLINKNO`", "taudem",
      "\"LINKNO\":0,\"DSLINKNO\":-1,\"USLINKNO1\":1,\"strmOrder\":2,\"DSContArea\":10.5"),
    layer(
      "TDX-Hydro", "`LINKNO`, `DSLINKNO`, `DS_Cont_Ar`", "taudem", "\"LINKNO\":1,\"DSLINKNO\":-1,\"Order\":2,\"DS_Cont_Ar\":10.5"),
    layer("GEOGLOWS", "`LINKNO`, `TerminalLink`", "taudem", "\"LINKNO\":1,\"DSLINKNO\":-1,\"TerminalLink\":1,\"strmOrder\":2"),
    layer("QSWAT reaches", "`Subbasin`, `SubbasinR`", "swat", "\"Subbasin\":1,\"SubbasinR\":0,\"AreaC\":12.5"),
    layer("QSWAT+ channels", "`Channel`, `ChannelR`", "swat", "\"Channel\":1,\"ChannelR\":0,\"AreaC\":12.5"),
    layer("MERIT-Basins", "`COMID`, `NextDownID`", "merit", "\"COMID\":501,\"NextDownID\":0,\"order\":4,\"uparea\":146.5"),
    layer("New Zealand REC", "`nzsegment`", "rec", "\"nzsegment\":1000001,\"HydroID\":7,\"NextDownID\":-1,\"StreamOrde\":3"),
    layer(
      "EU-Hydro", "`OBJECT_ID`, `NEXTDOWNID`, `STRAHLER`", "euhydro",
      "\"OBJECT_ID\":\"RL1\",\"NEXTDOWNID\":\"\",\"STRAHLER\":2,\"nameText\":\"Oise\""),
    layer("ArcHydro", "`HydroID`, `NextDownID`", "archydro", "\"HydroID\":1,\"NextDownID\":-1,\"DrainID\":3"),
    layer(
      "NOAA FIM", "`HydroID`, `From_Node`, `order_`", "archydro",
      "\"HydroID\":1,\"From_Node\":1,\"To_Node\":2,\"NextDownID\":-1,\"order_\":3,\"LengthKm\":1.5"),
    layer(
      "Geofabric (Australia)", "`HydroID`, `NextDownID`, `UpstrDArea`", "archydro",
      "\"HydroID\":1,\"NextDownID\":-1,\"Name\":\"Yarra\",\"UpstrDArea\":1200"),
    layer(
      "BD TOPO", "`cleabs`, `sens_de_l_ecoulement`", "bdtopo",
      "\"cleabs\":\"TRON1\",\"code_hydrographique\":\"04C\",\"sens_de_l_ecoulement\":\"Sens direct\""),
    layer(
      "BD TOPO, shapefile", "`cleabs`, `sens_de_l_`, cut", "bdtopo",
      "\"cleabs\":\"TRON1\",\"nom\":\"NR\",\"sens_de_l_\":\"Sens inverse\""),
    layer(
      "BD Carthage", "`IdTronconH`", "carthage",
      "\"IdTronconH\":11,\"CdEntiteHy\":\"H---0000\",\"NomEntiteH\":\"la Seine\",\"PkAvalTron\":1000000,\"PkAmontTro\":999000"),
    layer("swissTLM3D", "`GEWISS_NR`", "swisstlm3d", "\"UUID\":\"{1}\",\"NAME\":\"Aare\",\"GEWISS_NR\":3"),
    layer(
      "BHO (Brazil)", "`cotrecho`, `cocursodag`", "bho",
      "\"cotrecho\":1,\"noorigem\":1,\"nodestino\":2,\"cocursodag\":\"8658\",\"noriocomp\":\"Rio Tiete\""),
    layer(
      "W05 (Japan)", "`W05_002`, `W05_004`", "w05",
      "\"W05_001\":\"830304\",\"W05_002\":\"8303040001\",\"W05_004\":\"多摩川\",\"W05_006\":\"1\""),
    layer("GRASS r.stream.order", "`stream`, `next_stream`", "grass", "\"cat\":1,\"stream\":1,\"next_stream\":-1,\"strahler\":2"),
    layer(
      "GRASS r.stream.order, shapefile", "`stream`, `next_str`", "grass",
      "\"stream\":1,\"next_str\":-1,\"strahler\":2,\"flow_accum\":120"),
    layer("hydroloom", "`id`, `toid`, `levelpath`", "hydroloom", "\"id\":1,\"toid\":0,\"levelpath\":1,\"stream_order\":2"),
    layer("NextGen hydrofabric", "`id`, `toid`", "hydroloom", "\"id\":\"wb-1\",\"toid\":\"nex-2\""),
    layer("Chinese register", "`河流名称`, `河流代码`", "chinese", "\"河流名称\":\"湍河\",\"河流代码\":\"FH0101\""),
    layer(
      "Chinese register, shapefile in UTF-8", "`河流名`, `河流代`, cut", "chinese", "\"河流名\":\"湍河\",\"河流代\":\"FH0101\",\"上级河\":null"),
    layer(
      "Chinese water standards", "`RVCD`, `RVNM`", "chinese",
      "\"RVCD\":\"FD1001\",\"RVNM\":\"清水河\",\"BSNM\":\"汉江\",\"PRVCD\":null"),
    layer("Chinese water standards, RVNAME", "`RVNAME`", "chinese", "\"RVNAME\":\"清水河\""),
    layer("Chinese registers in pinyin", "`HLMC`, `LYMC`", "chinese", "\"HLMC\":\"清水河\",\"LYMC\":\"汉江\""),
    layer("Chinese water census objects", "`OBJ_CODE`, `OBJ_NAME`", "chinese", "\"OBJ_CODE\":\"FD1001\",\"OBJ_NAME\":\"清水河\""),
    layer("any other layer", "`name`, `river_id` and the like, or nothing", "generic", "\"label\":\"A\""),
  ]

  /// A layer of one line with these properties.
  private static func layer(_ name: String, _ mark: String, _ profile: String, _ properties: String) -> Dialect {
    Dialect(.rivers, name, mark, .rivers(1)) {
      let text =
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":"
        + "{\"type\":\"LineString\",\"coordinates\":[[10,50],[10.01,50]]}}]}"
      let layer = try readGeoJSONRivers(Array(text.utf8), source: "rivers.geojson", options: RiverFieldOptions())
      guard layer.profile.option == profile else {
        return Result(outcome: .refused(""), sentence: "it is taken for \(layer.profile.name)")
      }
      return Result(outcome: .rivers(layer.features.count))
    }
  }
}
