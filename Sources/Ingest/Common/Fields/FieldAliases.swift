import SurveyModel

/// The table of column names that mean a ``Field``, in English and Chinese, the best name of each field first.
///
/// The names come from the headers of ODK, Kobo, AirData, DJI, Litchi, DroneDeploy and GPS exports, the census table
/// 入河（海）排污口信息调查表 and a provincial investigation form. Keys are those of ``HeaderName``. Names of columns with the
/// position of something else (home point, remote control, monitoring point, responsible party) are left out on purpose.
enum FieldAliases {
  static let table: [(field: Field, keys: [String])] = [
    (
      .id,
      [
        "id", "outletid", "outfallid", "observationid", "recordid", "recordedid", "siteid", "siteno", "pointid", "waypoint",
        "uniqueid", "ec5uuid", "npdesidpfid", "monitoringlocationidentifier", "dcpid", "编号", "点号", "记录编号", "标识码", "序号",
        // Numbers that a program gave come after those that crews wrote down.
        "uid", "uuid", "fid", "objectid", "globalid", "instanceid", "metainstanceid", "key",
      ]
    ),
    (
      .name,
      [
        "name", "outletname", "outfallname", "outfldescription", "outfalldescription", "dcpname", "monitoringlocationname",
        "stationnm", "stationname", "permfeaturetext", "permfeaturedesc", "sewageoutletname", "pointnameoneself", "sitename",
        "pdonm", "title", "label",
        "排污口名称", "入河排污口名称", "排口名称", "入河海排污口名称", "口门名称", "名称", "点位名称",
      ]
    ),
    (
      .code,
      [
        "code", "outletcode", "outfallcode", "outletcodenational", "sewageoutletcode", "outletcodelocal", "pdocd",
        "permfeaturenmbr", "dcpcode", "outfallnumber", "outfallno", "排污口编码国家统一赋码", "排污口编码编号", "排污口编码", "入河排污口编码", "排口编码", "排污口编号",
        "排口编号",
        "编码", "代码",
      ]
    ),
    (
      .longitude,
      [
        "longitude", "lon", "lng", "long", "decimallongitude", "longitudedecimal", "gpslng", "gpslon", "gpslongitude",
        "wgs84lng", "wgs84lon", "outletlongitude", "sewageoutletlongitude", "osdlongitude", "aircraftlongitude", "londd",
        "longdd", "longitudedd", "经度", "东经", "排污口经度", "入河排污口经度", "排口经度", "中心经度", "入河排污口坐标东经", "排污口坐标经度",
        "经度坐标", "坐标经度", "gps经度", "lgtd",
      ]
    ),
    (
      .latitude,
      [
        "latitude", "lat", "decimallatitude", "latitudedecimal", "gpslat", "gpslatitude", "wgs84lat", "outletlatitude",
        "sewageoutletlatitude", "osdlatitude", "aircraftlatitude", "latdd", "latitudedd", "纬度", "北纬", "排污口纬度",
        "入河排污口纬度", "排口纬度", "中心纬度", "入河排污口坐标北纬", "排污口坐标纬度", "纬度坐标", "坐标纬度", "gps纬度",
        "lttd",
      ]
    ),
    (
      .longitudeDegrees,
      ["longitudedegrees", "lond", "longd", "lngd", "londeg", "longdeg", "longitudedeg", "lngdeg", "经度度", "东经度"]
    ),
    (.longitudeMinutes, ["longitudeminutes", "longitudemin", "lonm", "longm", "lngm", "lonmin", "longmin", "经度分", "东经分"]),
    (.longitudeSeconds, ["longitudeseconds", "longitudesec", "lons", "longs", "lngs", "lonsec", "longsec", "经度秒", "东经秒"]),
    (.latitudeDegrees, ["latitudedegrees", "latd", "latdeg", "latitudedeg", "纬度度", "北纬度"]),
    (.latitudeMinutes, ["latitudeminutes", "latitudemin", "latm", "latmin", "纬度分", "北纬分"]),
    (.latitudeSeconds, ["latitudeseconds", "latitudesec", "lats", "latsec", "纬度秒", "北纬秒"]),
    (
      .latitudeHemisphere,
      [
        "ns", "northsouth", "latns", "latitudens", "nslat", "latdir", "latitudedir", "latdirection", "latitudedirection",
        "lathemisphere", "latitudehemisphere", "lathemi", "lathem", "nsindicator", "nsind", "nshemisphere", "hemispherens",
        "hemisphereofnorthorsouth", "latref", "latituderef", "gpslatituderef", "latitudereference", "南北", "南北半球", "纬度半球",
        "纬度方向", "北纬南纬",
      ]
    ),
    (
      .longitudeHemisphere,
      [
        "ew", "eastwest", "lonew", "longew", "longitudeew", "ewlon", "londir", "longdir", "lngdir", "longitudedir",
        "londirection",
        "longdirection", "longitudedirection", "lonhemisphere", "longhemisphere", "longitudehemisphere", "lonhemi", "longhemi",
        "lonhem", "longhem", "ewindicator", "ewind", "ewhemisphere", "hemisphereew", "lonref", "longref", "longituderef",
        "gpslongituderef", "longitudereference", "东西", "东西半球", "经度半球", "经度方向", "东经西经",
      ]
    ),
    (.easting, ["easting", "east", "eastings", "东坐标", "横坐标"]),
    (.northing, ["northing", "north", "northings", "北坐标", "纵坐标"]),
    (.x, ["x", "xcoord", "xcoordinate", "coordx", "pointx", "xwgs84", "wgs84x", "xwgs", "x坐标"]),
    (.y, ["y", "ycoord", "ycoordinate", "coordy", "pointy", "ywgs84", "wgs84y", "ywgs", "y坐标"]),
    (
      .gridReference,
      [
        "gridreference", "gridref", "ngr", "osgridreference", "osgridref", "osgr", "nationalgridreference", "outletdischargengr",
        "outletngr", "outfallngr", "dischargengr", "outletgridreference", "dischargegridreference",
      ]
    ),
    (.position, ["latlon", "latlng", "latlong", "lonlat", "lnglat", "longlat", "经纬度", "纬经度"]),
    (
      .time,
      [
        "time", "datetime", "timestamp", "observationtime", "surveytime", "observedat", "recordedat", "inspectiontime",
        "gpstime", "utctime", "fixtime", "devicetime", "zeit", "zeitstempel", "zeitpunkt", "horodatage", "fechahora", "日時",
        "unixtimemillis", "utctimemillis", "customdatetime", "customupdatetime",
        "datetimeutc", "starttime",
        "时间", "排查时间", "调查时间",
        "采集时间", "巡查时间", "观测时间", "拍摄时间", "记录时间", "日期时间", "captureddate", "capturedate", "collecteddate",
        "completedtime", "completiontime", "completedat", "capturedat", "collectedat", "createdat", "creationdate", "createdate",
        "createddate", "createdon", "datecreated", "timecreated", "createtime", "createdtime", "创建时间", "提交时间",
      ]
    ),
    (
      .date,
      [
        "date", "surveydate", "customdate", "observationdate", "inspectiondate", "today", "activitystartdate",
        "sampledate", "samplingdate", "visitdate", "日期", "排查日期", "调查日期", "采集日期",
      ]
    ),
    (.method, ["method", "surveymethod", "observationmethod", "platform", "调查方式", "排查方式", "采集方式", "排查方法", "调查方法"]),
    (
      .accuracy,
      [
        "accuracym", "accuracy", "horizontalaccuracy", "positionhorizontalaccuracy", "gpsaccuracy", "haccuracy", "hacc",
        "precision", "gpsprecision", "precisionm", "positionaccuracy", "eph", "精度", "定位精度", "水平精度", "gps精度",
      ]
    ),
    (
      .type,
      [
        "type", "outlettype", "outfalltype", "primaryclassification", "outfallcategory", "sewagetype", "pdotp", "排污口类型",
        "入河排污口类型", "排口类型", "排污口分类", "排污口类别", "排污口性质", "类型一级分类", "类型",
      ]
    ),
    (.hdop, ["hdop", "水平精度因子"]),
    (
      .satellites,
      ["satellites", "sat", "sats", "numsat", "numsats", "nsat", "gpsnumsats", "osdgpsnum", "gpscount", "卫星数", "卫星颗数"]
    ),
    (.fix, ["fix", "fixtype", "gpsfix", "fixquality", "定位状态", "定位质量"]),
    (
      .riverName,
      [
        "rivername", "river", "receivingwatername", "receivingwater", "receivingwatercourse",
        "receivingwaterenvironmentcommonname", "receivingriver", "receivingstream", "streamname", "stream",
        "receivingwaters", "receiving", "receivingbody", "receivingwaterbody", "statewaterbodyname", "pfstatewaterbodyname",
        "waterbodyreceiving", "watercourse", "watercoursename", "waterwayname", "waterbodyname", "waterbody", "creek", "河流名称",
        "河流", "受纳水体名称", "受纳水体",
        "所在河流", "所属河流", "受纳河流", "排入河流", "河道名称", "河道", "水体名称",
      ]
    ),
    (.bank, ["bank", "shore", "riverbank", "bankside", "岸别", "左右岸", "河岸", "岸边", "所在岸别"]),
    (
      .photo,
      [
        "photo", "photoname", "photofile", "photofilename", "photoid", "photono", "photonumber", "picture", "picturename",
        "image",
        "imagename", "imagefile", "img", "jpg", "jpeg", "filename", "file", "照片", "照片名称", "照片名", "照片编号", "照片号", "照片文件",
        "照片文件名", "像片编号", "影像", "影像编号", "影像名称", "图片", "图片名称", "图片编号", "文件名",
      ]
    ),
    (
      .flight,
      [
        "flight", "flightid", "flightno", "flightnumber", "flightname", "sortie", "log", "track", "folder", "架次", "航次", "架次号",
        "航线", "轨迹", "文件夹",
      ]
    ),
  ]

  /// For each key its field, and its position in that field's list: 0 is the best name.
  static let byKey: [String: (field: Field, rank: Int)] = {
    var byKey: [String: (field: Field, rank: Int)] = [:]
    for (field, keys) in table {
      for (rank, key) in keys.enumerated() { byKey[key] = (field, rank) }
    }
    return byKey
  }()

  /// A name that contains one of these words is that of a position of something other than the outlet.
  static let otherRoles = [
    "home", "monitoring", "responsible", "remote", "controller", "nofly", "poi", "target", "snap", "device", "takeoff", "baidu",
    "gcj", "bd09", "监测", "责任", "采样",
  ]
}
