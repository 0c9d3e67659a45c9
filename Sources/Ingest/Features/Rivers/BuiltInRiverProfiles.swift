/// The river layers that are known, as a text of the form that `--profile FILE` reads too (``RiverProfileText``). A layer is of the
/// first kind whose signature fits; the last kind fits every layer.
///
/// Sources: NHDPlusV2 user guide; HydroRIVERS technical documentation 1.0; OpenStreetMap wiki, key waterway; OS Open Rivers technical
/// specification; TauDEM 5.3 help; public code that reads the other layers. Spellings that nobody could look up in a file are
/// accepted as well.
let builtInRiverProfiles = """
  [NHDPlus]
  option = nhdplus
  recognised = comid, nhdplusid; reachcode
  river_id = levelpathi, levelpath, levelpathid
  river_name = gnisname, name
  basin = basin, basinid, basinname, basincode, 流域, 流域名称, 流域编码, 所属流域, huc8, huc12, terminalpa, terminalpath
  flow_direction = flowdir, flowdirection
  flow downstream = 1
  reach_id = comid, nhdplusid
  link_id = hydroseq
  downstream_id = dnhydroseq, dnhydroseq1
  reachcode = reachcode
  from_measure = frommeas, fmeasure
  to_measure = tomeas, tmeasure
  strahler = streamorde, streamorder
  upstream_size = totdasqkm, arbolatesu
  mouth_distance = pathlength
  distance_unit = km
  vertex_measures = reachcode

  [NHD]
  option = nhd
  recognised = permanentidentifier, permanent; reachcode
  river_name = gnisname, name
  flow_direction = flowdir, flowdirection
  flow downstream = 1
  reach_id = permanentidentifier, permanent
  reachcode = reachcode
  vertex_measures = reachcode

  [3DHP]
  option = 3dhp
  recognised = id3dhp
  river_id = levelpath, levelpathid, levelpathi, mainstemid
  river_name = gnisidlabel, gnislabel, gnisname
  flow_direction = flowdirection, flowdir
  flow downstream = 1
  reach_id = id3dhp
  link_id = hydrosequence, hydroseq
  downstream_id = dnhydrosequence, dnhydroseq
  strahler = streamorder, streamorde
  upstream_size = totdasqkm, totaldasqkm
  mouth_distance = pathlength, pathlengthkm
  distance_unit = km

  [HydroRIVERS]
  option = hydrorivers
  recognised = hyrivid; nextdown
  basin = mainriv
  reach_id = hyrivid
  downstream_id = nextdown
  strahler = ordstra
  upstream_size = uplandskm
  mouth_distance = distdnkm
  distance_unit = km

  [SWORD]
  option = sword
  recognised = reachid; rchiddn, rchidup
  river_name = rivername
  reach_id = reachid
  downstream_id = rchiddn
  upstream_size = facc
  strahler = strmorder, streamorder
  main_branch = mainside
  main_branch_value = 0
  mouth_distance = distout
  distance_unit = m
  distance_at = upstream

  [OpenStreetMap]
  option = osm
  recognised = waterway
  recognised = osmid; fclass
  recognised = osmid; type; width, name
  inherits = generic
  drawn = downstream
  reach_id = osmid, osmwayid, id
  waterway = waterway, fclass, type

  [OS Open Rivers]
  option = osopenrivers
  recognised = watercoursename; startnode, flowdirection, form
  recognised = flow, flowdirection; startnode; endnode
  river_name = watercoursename, name1, name
  other_names = watercoursenamealternative, name2
  flow_direction = flowdirection, flow
  reach_id = id, identifier

  [BC Freshwater Atlas]
  option = fwa
  recognised = linearfeatureid; bluelinekey
  river_id = bluelinekey
  river_name = gnisname
  reach_id = linearfeatureid
  strahler = streamorder
  mouth_distance = downstreamroutemeasure
  distance_unit = m
  distance_of = river
  drawn = upstream

  [TauDEM]
  option = taudem
  recognised = linkno; dslinkno
  river_name = name, rivername
  basin = terminallink
  reach_id = linkno
  downstream_id = dslinkno
  none = -1
  strahler = strmorder, order
  upstream_size = dscontarea, dscontar, magnitude
  mouth_distance = doutend
  distance_unit = m

  [SWAT]
  option = swat
  recognised = subbasin; subbasinr
  recognised = channel; channelr
  reach_id = channel, subbasin
  downstream_id = channelr, subbasinr
  none = 0, -1
  upstream_size = areac, areach

  [MERIT-Basins]
  option = merit
  recognised = comid; nextdownid
  river_name = name, rivername
  reach_id = comid
  downstream_id = nextdownid
  none = 0, -9999
  strahler = order, strahler
  upstream_size = uparea

  [New Zealand REC]
  option = rec
  recognised = nzsegment
  river_name = name, rivername
  reach_id = nzsegment
  link_id = hydroid, nzsegment
  downstream_id = nextdownid, nzsegmentdown
  none = 0, -1, -9999
  strahler = streamorde, streamorder, strahler, order
  upstream_size = cumarea, upstreamarea, uparea

  [EU-Hydro]
  option = euhydro
  recognised = objectid; nextdownid; nextupid, strahler, pfafstetter, nametxtint, fnode
  river_name = nametext, nametxtint, name
  other_names = nametxtint, nametxteng
  reach_id = objectid
  downstream_id = nextdownid
  strahler = strahler

  [ArcHydro]
  option = archydro
  recognised = hydroid; nextdownid, drainid
  river_name = name, gnisname, rivername
  reach_id = hydroid
  downstream_id = nextdownid
  none = 0, -1, -9999
  strahler = order, streamorder, strahler
  upstream_size = upstrdarea, upstreamarea, cumarea, uparea, areasqkm

  [BD TOPO]
  option = bdtopo
  recognised = cleabs; codehydro, codehydrographique, toponyme, nom, sensdelecoulement, sensecoul, cpxtoponymedecoursdeau
  river_name = cpxtoponymedecoursdeau, toponyme, nom
  flow_direction = sensdelecoulement, sensecoulement, sensecoul
  reach_id = cleabs

  [BD Carthage]
  option = carthage
  recognised = idtronconh
  recognised = cdentitehy; pkavaltron, pkamonttro, nomentiteh
  river_id = cdentitehy
  river_name = nomentiteh
  reach_id = idtronconh
  mouth_distance = pkavaltron
  head_distance = pkamonttro
  distance_unit = m
  distance_of = river

  [swissTLM3D]
  option = swisstlm3d
  recognised = gewissnr
  recognised = laufnr, gewlaufuuid; gewnameu, gewnameuuid, gewnummer, name
  river_id = gewissnr, gewnummer
  river_name = name, gewname
  reach_id = uuid
  none = 0, -1

  [BHO]
  option = bho
  recognised = cotrecho; noorigem, nodestino, cocursodag, noriocomp
  river_id = cocursodag
  river_name = noriocomp
  basin = cobacia
  reach_id = cotrecho
  downstream_id = nutrjus
  none = 0, -1
  strahler = nustrahler, nunivotto
  upstream_size = nuareamont
  mouth_distance = nudistcdag
  distance_unit = km
  distance_of = river

  [W05]
  option = w05
  recognised = w05002; w05004, w05001, w05006
  river_id = w05002
  river_name = w05004
  basin = w05001
  flow_direction = w05006
  flow downstream = 1
  flow unknown = 0, 2

  [GRASS r.stream]
  option = grass
  recognised = stream; nextstream, nextstr
  reach_id = stream
  downstream_id = nextstream, nextstr
  none = 0, -1
  strahler = strahler
  upstream_size = flowaccum, flowaccu
  mouth_distance = outdist, outletdist
  distance_unit = m
  distance_at = upstream

  [hydroloom]
  option = hydroloom
  recognised = id; toid
  river_id = levelpath, levelpathid
  river_name = gnisname, name
  reach_id = id
  downstream_id = toid
  reachcode = aggregateid, reachcode
  from_measure = aggregateidfrommeasure, frommeas
  to_measure = aggregateidtomeasure, tomeas
  strahler = streamorder, order
  upstream_size = totaldasqkm, totdasqkm, arbolatesum
  mouth_distance = pathlengthkm, pathlength
  distance_unit = km

  [Chinese river layer]
  option = chinese
  recognised = 河流名称, 河名, 河道名称, 河流代码, 河流编码, 河流编号, rvcd, rvnm, rvname, hlmc, hlbm, hldm
  recognised = objcode; objname
  inherits = generic
  river_id = *, rvcd, hlbm, hldm, objcode, hydc
  river_name = *, rvnm, rvname, hlmc, hdmc, objname
  basin = *, bsnm, lymc, lydm, bscd, hnnm
  reach_id = 河段编码, 河段代码, 河段编号, rehcd, rchcd
  downstream_id = 下游河段编码, 下游河段代码, 下游河段编号, 下游河段
  parent_river = *, prvcd, prvnm, sjhlbm, sjhldm, sjhlmc, sjhl

  [generic]
  option = generic
  river_id = riverid, rivercode, 河流编号, 河流编码, 河流代码, 河流标识, 河道编码, 河道代码
  river_name = rivername, name, gnisname, 河流名称, 河名, 河道名称, 河流, 名称, namezh, nameen, watercourse, rivername1, watercoursename, gewaessername, gewname, gewaesser, toponyme, nomriviere, nombrerio, nomerio, nazwa, riviere
  basin = basin, basinid, basinname, basincode, 流域, 流域名称, 流域编码, 所属流域, huc8, huc12
  flow_direction = flowdir, flowdirection
  flow downstream = 1
  reach_id = reachid
  downstream_id = downstreamid, downstreamreachid, nextdownid, toreachid, dsreachid, downid
  strahler = strahler, strahlerorder
  from_node = fromnode, fnode, fromnodeid, fromnodeno, startnode, startnodeid, nodefrom, upnode, noorigem, 起点节点, 起始节点, 上游节点
  to_node = tonode, tnode, tonodeid, tonodeno, endnode, endnodeid, nodeto, downnode, dnnode, nodestino, 终点节点, 终止节点, 下游节点
  parent_river = 上级河流代码, 上级河流编码, 上级河流编号, 上级河流名称, 上级河流, 上一级河流代码, 上一级河流编码, 上一级河流名称, 上一级河流, 汇入河流代码, 汇入河流编码, 汇入河流名称, 汇入河流, 流入河流, parentriverid, parentriver

  """
