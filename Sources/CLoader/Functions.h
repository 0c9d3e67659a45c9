// What is called of each library. A call of another function is an "undefined reference" when the program is linked: add it here.
#pragma once

#define GEOS_FUNCTIONS(use) \
  use(GEOSContext_setErrorMessageHandler_r) use(GEOSCoordSeq_create_r) use(GEOSCoordSeq_destroy_r) use(GEOSCoordSeq_getSize_r) \
  use(GEOSCoordSeq_getXY_r) use(GEOSCoordSeq_setXY_r) use(GEOSDistance_r) use(GEOSGeomGetX_r) use(GEOSGeomGetY_r) \
  use(GEOSGeomTypeId_r) use(GEOSGeom_createCollection_r) use(GEOSGeom_createLineString_r) use(GEOSGeom_createLinearRing_r) \
  use(GEOSGeom_createPointFromXY_r) use(GEOSGeom_createPolygon_r) use(GEOSGeom_destroy_r) use(GEOSGeom_getCoordSeq_r) \
  use(GEOSGetExteriorRing_r) use(GEOSGetGeometryN_r) use(GEOSGetInteriorRingN_r) use(GEOSGetNumGeometries_r) \
  use(GEOSGetNumInteriorRings_r) use(GEOSInterpolate_r) use(GEOSLength_r) use(GEOSMakeValid_r) use(GEOSPointOnSurface_r) \
  use(GEOSPrepare_r) use(GEOSPreparedCovers_r) use(GEOSPreparedDistanceWithin_r) use(GEOSPreparedGeom_destroy_r) \
  use(GEOSPreparedIntersects_r) use(GEOSPreparedNearestPoints_r) use(GEOSProject_r) use(GEOSSTRtree_create_r) \
  use(GEOSSTRtree_destroy_r) use(GEOSSTRtree_insert_r) use(GEOSSTRtree_query_r) use(GEOSUnaryUnionPrec_r) use(GEOS_finish_r) \
  use(GEOS_init_r) use(GEOSisEmpty_r) use(GEOSisValid_r) use(GEOSversion)

#define PROJ_FUNCTIONS(use) \
  use(geod_direct) use(geod_init) use(geod_inverse) use(proj_angular_output) use(proj_as_proj_string) use(proj_as_projjson) \
  use(proj_concatoperation_get_step) use(proj_concatoperation_get_step_count) use(proj_context_create) use(proj_context_destroy) \
  use(proj_context_errno) use(proj_context_errno_string) use(proj_context_get_database_metadata) \
  use(proj_context_get_database_path) use(proj_context_set_enable_network) use(proj_coord) \
  use(proj_coordoperation_get_accuracy) use(proj_coordoperation_get_grid_used) use(proj_coordoperation_get_grid_used_count) \
  use(proj_coordoperation_get_method_info) use(proj_coordoperation_has_ballpark_transformation) use(proj_create) \
  use(proj_create_operation_factory_context) use(proj_create_operations) use(proj_crs_get_coordinate_system) \
  use(proj_crs_get_coordoperation) use(proj_crs_get_geodetic_crs) use(proj_cs_get_axis_count) use(proj_cs_get_axis_info) \
  use(proj_degree_output) use(proj_destroy) use(proj_errno_reset) use(proj_get_area_of_use) use(proj_get_crs_info_list_from_database) \
  use(proj_crs_info_list_destroy) use(proj_get_id_auth_name) \
  use(proj_get_id_code) use(proj_get_name) use(proj_get_source_crs) use(proj_get_type) use(proj_info) use(proj_is_crs) \
  use(proj_list_destroy) use(proj_list_get) use(proj_list_get_count) use(proj_log_level) use(proj_normalize_for_visualization) \
  use(proj_operation_factory_context_destroy) use(proj_operation_factory_context_set_grid_availability_use) \
  use(proj_operation_factory_context_set_spatial_criterion) use(proj_pj_info) use(proj_trans) use(proj_trans_generic)

// Expat 2.9 has further names for the place of the parser, and marks the earlier ones as old.
#include <expat.h>
#if XML_MAJOR_VERSION > 2 || (XML_MAJOR_VERSION == 2 && XML_MINOR_VERSION >= 9)
#define EXPAT_PLACES(use) use(XML_GetCurrentByteCount64) use(XML_GetCurrentByteIndex64) use(XML_GetCurrentLineNumber64)
#else
#define EXPAT_PLACES(use) use(XML_GetCurrentByteCount) use(XML_GetCurrentByteIndex) use(XML_GetCurrentLineNumber)
#endif
#define EXPAT_FUNCTIONS(use) \
  use(XML_ErrorString) use(XML_GetErrorCode) use(XML_Parse) use(XML_ParserCreate) use(XML_ParserFree) \
  use(XML_SetCharacterDataHandler) use(XML_SetElementHandler) use(XML_SetStartDoctypeDeclHandler) use(XML_SetUserData) \
  use(XML_StopParser) EXPAT_PLACES(use)

#define CRYPTO_FUNCTIONS(use) use(SHA256) use(SHA256_Init) use(SHA256_Update) use(SHA256_Final)

// simdjson::get_active_implementation() and simdjson::internal::from_chars(const char *).
#define SIMDJSON_FUNCTIONS(use) use(_ZN8simdjson25get_active_implementationEv) use(_ZN8simdjson8internal10from_charsEPKc)
