// Pointers to the functions of libgdal. Each has the type of the function's declaration in GDAL's headers.
#pragma once

#if __has_include(<gdal/gdal.h>)
#include <gdal/cpl_conv.h>
#include <gdal/cpl_http.h>
#include <gdal/gdal.h>
#include <gdal/ogr_api.h>
#include <gdal/ogr_srs_api.h>
#elif __has_include(<gdal.h>)
#include <cpl_conv.h>
#include <cpl_http.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#else
#error "GDAL's headers are missing: install libgdal-dev, or build without: swift build --disable-default-traits"
#endif
#if GDAL_VERSION_MAJOR != 3 || GDAL_VERSION_MINOR < 6
#error "GDAL 3.6 or later (of version 3) is needed"
#endif

#define COGR_FUNCTIONS(use) \
  use(GDALVersionInfo) use(GDALAllRegister) use(CPLSetErrorHandler) use(CPLSetConfigOption) use(VSIFree) \
  use(GDALOpenEx) use(GDALClose) use(GDALGetDatasetDriver) use(GDALGetDriverShortName) use(GDALGetMetadataItem) \
  use(GDALDatasetGetLayerCount) use(GDALDatasetGetLayer) use(GDALDatasetExecuteSQL) use(GDALDatasetReleaseResultSet) \
  use(OGR_GT_Flatten) use(OGR_L_GetName) use(OGR_L_GetGeomType) use(OGR_L_GetFeatureCount) use(OGR_L_GetFIDColumn) \
  use(OGR_L_GetSpatialRef) use(OGR_L_SetAttributeFilter) use(OGR_L_ResetReading) \
  use(OGR_L_GetNextFeature) use(OGR_L_GetLayerDefn) use(OGR_FD_GetFieldCount) use(OGR_FD_GetFieldDefn) \
  use(OGR_Fld_GetNameRef) use(OGR_Fld_GetType) use(OGR_Fld_GetSubType) use(OGR_F_Destroy) use(OGR_F_GetFID) \
  use(OGR_F_IsFieldSetAndNotNull) use(OGR_F_GetFieldAsInteger64) use(OGR_F_GetFieldAsDouble) \
  use(OGR_F_GetFieldAsString) use(OGR_F_GetFieldAsIntegerList) use(OGR_F_GetFieldAsInteger64List) use(OGR_F_GetFieldAsDoubleList) \
  use(OGR_F_GetFieldAsStringList) use(OGR_F_GetFieldAsDateTimeEx) use(OGR_F_GetGeometryRef) \
  use(OGR_G_GetGeometryType) use(OGR_G_GetGeometryName) use(OGR_G_GetGeometryCount) use(OGR_G_GetGeometryRef) \
  use(OGR_G_IsEmpty) use(OGR_G_GetPointCount) use(OGR_G_GetPoints) use(OGR_G_Is3D) use(OGR_G_IsMeasured) \
  use(OGR_G_GetZ) use(OGR_G_GetM) use(OSRGetName) use(OSRGetAuthorityName) \
  use(OSRGetAuthorityCode) use(OSRGetAttrValue) use(OSRIsGeographic) use(OSRIsProjected) use(OSRIsCompound) \
  use(OSRGetLinearUnits) use(OSRNewSpatialReference) use(OSRImportFromEPSG) use(OSRGetSemiMajor) use(OSRGetInvFlattening) use(OSRGetDataAxisToSRSAxisMapping) use(OSRGetAxis) use(OSRClone) \
  use(OSRStripVertical) use(OSRFindMatches) use(OSRFreeSRSArray) use(OSRDestroySpatialReference) \
  use(OSRExportToWktEx) use(CPLHTTPEnabled) use(CPLHTTPFetchEx) use(CPLHTTPDestroyResult)

struct cogr_library {
#define COGR_POINTER(name) __typeof__(&name) name;
  COGR_FUNCTIONS(COGR_POINTER)
#undef COGR_POINTER
};

extern struct cogr_library gdal;

/// GDAL calls this function with each of its messages.
void cogr_take_message(CPLErr severity, CPLErrorNum number, const char *message);
