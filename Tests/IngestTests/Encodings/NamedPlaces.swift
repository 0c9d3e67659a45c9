/// Names of rivers and outlets in the languages of surveys, from which tables are made.
struct NamedPlaces: Sendable {
  var language: String
  /// The encodings that such tables have, besides UTF-8.
  var encodings: [String]
  var headers: [String]
  var rivers: [String]
  var outlets: [String]

  private static func words(_ text: String) -> [String] {
    text.split(separator: ",").map { word in
      String(word.drop { $0 == " " || $0 == "\n" }.reversed().drop { $0 == " " || $0 == "\n" }.reversed())
    }
  }

  static let all: [NamedPlaces] = [
    NamedPlaces(
      language: "Chinese", encodings: ["GB18030"], headers: ["编号,排口名称,河流,经度,纬度", "id,name,river,longitude,latitude"],
      rivers: words(
        """
        大黑河, 青柳河, 白桦沟, 清水涧, 嘉陵江, 渭河, 汾河, 滹沱河, 潇湘, 涪江, 赣江, 抚仙湖, 浑河, 饮马河, 牡丹江, 穆棱河, 苕溪, 甬江,
        瓯江, 灵江, 浦阳江, 沭河, 沂河, 泗河, 颍河, 涡河, 洛河, 伊河, 漳河, 卫河, 桑干河, 洋河, 潮白河, 蓟运河, 滦河, 饶阳河, 岷江, 沱江
        """),
      outlets: words(
        """
        左岸3号排污口, 城南污水处理厂排口, 雨水管涵, 养殖场直排口, 农贸市场沟渠, 铸造厂总排口, 化肥厂, 皮革园区排口, 啤酒厂, 屠宰场,
        桥下暗涵, 泵站出口, 闸口上游, 王家屯, 李庄子生活污水, 造纸厂废水, 洗煤厂, 镇卫生院, 酱菜厂, 污水溢流口, 灌溉退水, 热电厂温排水
        """)),
    NamedPlaces(
      language: "traditional Chinese", encodings: ["BIG5"], headers: ["編號,名稱,河川,經度,緯度", "id,name,river,longitude,latitude"],
      rivers: words(
        """
        淡水河, 濁水溪, 大漢溪, 基隆河, 頭前溪, 後龍溪, 烏溪, 貓羅溪, 北港溪, 朴子溪, 八掌溪, 曾文溪, 鹽水溪, 阿公店溪, 愛河, 高屏溪,
        東港溪, 林邊溪, 蘭陽溪, 花蓮溪, 秀姑巒溪, 卑南溪, 鳳山溪, 雙溪, 磺溪, 景美溪, 新店溪, 旱溪, 筏子溪, 錦田河, 城門河, 梧桐河
        """),
      outlets: words(
        """
        左岸三號放流口, 污水處理廠排放口, 雨水箱涵, 養豬場, 傳統市場排水溝, 電鍍廠, 染整廠放流, 工業區聯合排放, 橋下涵管, 抽水站出口,
        舊社區生活污水, 造紙廠, 醫院廢水, 截流站溢流, 農田回歸水, 發電廠溫排水, 觀音橋上游, 龍潭畔
        """)),
    NamedPlaces(
      language: "Japanese", encodings: ["CP932"], headers: ["番号,名称,河川,経度,緯度", "id,name,river,longitude,latitude"],
      rivers: words(
        """
        多摩川, 荒川, 利根川, 信濃川, 淀川, 鴨川, 桂川, 長良川, 揖斐川, 天竜川, 大井川, 富士川, 相模川, 鶴見川, 神田川, 隅田川, 渡良瀬川,
        最上川, 北上川, 阿武隈川, 雄物川, 石狩川, 十勝川, 筑後川, 球磨川, 四万十川, 吉野川, 旭川, 太田川, 江の川, 斐伊川, 千代川
        """),
      outlets: words(
        """
        左岸第3放流口, 下水処理場放流口, 雨水吐口, 工場排水, 養鶏場, 染色工場, ポンプ場, 橋の下の水路, 樋門, 団地の浄化槽, 製紙工場, 病院排水,
        合流式下水道の越流, 農業用水の戻り, 発電所温排水, せせらぎ公園, みどり橋上流, さくら橋
        """)),
    NamedPlaces(
      language: "German", encodings: ["CP1252", "ISO-8859-1"],
      headers: ["Nr,Name,Gewässer,Länge,Breite", "id,name,river,longitude,latitude", "id,Name,Fluss,longitude,latitude"],
      rivers: words(
        """
        Rhein, Mühlbach, Große Ohe, Würm, Döllnitz, Schwäbische Rezat, Fränkische Saale, Weißeritz, Spree, Elbe, Möhne, Lühe, Öchsel,
        Übelbach, Gölitz, Nidda, Höllbach, Düssel, Wörnitz, Kössein, Ähringer Bach, Isar, Oberlößnitzer Graben, Häsener Fließ
        """),
      outlets: words(
        """
        Kläranlage Süd, Auslauf Müllerstraße, Regenüberlaufbecken 3, Bäckerweg, Straßenentwässerung, Mischwasserentlastung, Schlachthof,
        Gärtnerei Köhler, Einleitung Brücke, Düngemittelwerk, Brauerei, rechtes Ufer unterhalb der Mühle, Grünanlage, Kühlwasser, Färberei
        """)),
    NamedPlaces(
      language: "French", encodings: ["CP1252", "ISO-8859-1"],
      headers: ["id,nom,rivière,longitude,latitude", "id,name,river,longitude,latitude", "id,nom,cours,longitude,latitude"],
      rivers: words(
        """
        Rhône, Saône, Isère, Drôme, Ardèche, Hérault, Vézère, Corrèze, Dordogne, Garonne, Lèze, Ariège, Bièvre, Orge, Yvette, Mérantaise,
        Rhône amont, Vallée du Thérain, Brèche, Aisne, Oise, Forêt de Bercé, Huisne, Eure, Iton, Andelle, Béthune, Arques, Scie, Vilaine
        """),
      outlets: words(
        """
        Châtelet amont, station d épuration, déversoir d orage, rejet industriel, égout pluvial, rue de l Église, trop-plein, abattoir,
        rive gauche, pont de la République, exutoire du fossé, pisciculture, Pré Haut, crèche, hôpital, garage Lefèvre, château d eau
        """)),
    NamedPlaces(
      language: "Spanish", encodings: ["CP1252", "ISO-8859-1"],
      headers: ["id,nombre,río,longitud,latitud", "id,name,river,longitude,latitude", "id,nombre,cauce,longitude,latitude"],
      rivers: words(
        """
        Río Miño, Duero, Río Sil, Arroyo de la Peña, Guadalquivir, Genil, Río Añarbe, Cañamares, Henares, Jarama, Tajuña, Ebro, Gállego,
        Cinca, Ésera, Noguera, Júcar, Cabriel, Turia, Río Íbor, Almonte, Zújar, Guadiana, Cigüela, Záncara, Odiel, Tinto, Búrdalo, Nalón
        """),
      outlets: words(
        """
        EDAR Sur, vertido urbano, colector unitario, aliviadero del puente, margen izquierda, azucarera, fábrica de papel, almazara, desagüe,
        estación de bombeo, Cañada Real, polígono industrial, matadero, calle Muñoz, urbanización Los Ángeles, lavadero de áridos, piscifactoría
        """)),
    NamedPlaces(
      language: "Polish", encodings: ["CP1250"],
      headers: ["nr,nazwa,rzeka,długość,szerokość", "id,name,river,longitude,latitude", "id,nazwa,rzeka,longitude,latitude"],
      rivers: words(
        """
        Wisła, Odra, Łyna, Bóbr, Nysa Łużycka, Pilica, Bzura, Wkra, Świder, Narew, Biebrza, Wieprz, Bystrzyca, San, Wisłok, Dunajec, Poprad,
        Skawa, Soła, Przemsza, Kłodnica, Mała Panew, Kwisa, Barycz, Prosna, Warta, Noteć, Gwda, Drawa, Rega, Parsęta, Słupia, Łeba, Reda
        """),
      outlets: words(
        """
        wylot ścieków, oczyszczalnia, kanał deszczowy, rów melioracyjny, lewy brzeg, przelew burzowy, garbarnia, cukrownia, mleczarnia,
        ulica Źródlana, przepompownia Północ, most drogowy, rzeźnia, osiedle Młodych, zakład papierniczy, śluza, zrzut wód chłodniczych
        """)),
  ]
}
