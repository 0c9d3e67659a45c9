#include "COGR.h"

#ifndef OUTLETS_GDAL

// In a build without GDAL this is the only function.
cogr_state cogr_load(const char **reason) {
  *reason = "";
  return COGR_NOT_BUILT;
}

#else

#include "Library.h"
#include <stdio.h>
#include <string.h>

// The messages of GDAL, kept for each thread.

enum { ROOM = 1024 };
static _Thread_local char failures[ROOM];
static _Thread_local char warnings[ROOM];

static void join(char *text, const char *message) {
  size_t used = strlen(text);
  // A message that comes for every feature is kept once.
  if (used + 3 >= ROOM || strstr(text, message)) return;
  snprintf(text + used, ROOM - used, "%s%s", used ? "; " : "", message);
}

void cogr_take_message(CPLErr severity, CPLErrorNum number, const char *message) {
  (void)number;
  if (severity == CE_Failure || severity == CE_Fatal) join(failures, message);
  if (severity == CE_Warning) join(warnings, message);
}

void cogr_forget(void) { failures[0] = warnings[0] = 0; }
const char *cogr_failures(void) { return failures; }
const char *cogr_warnings(void) { return warnings; }

const char *cogr_version(void) { return gdal.GDALVersionInfo("RELEASE_NAME"); }

// Sources and layers.

cogr_source *cogr_open(const char *name, const char *const *drivers, const char *const *options) {
  return (cogr_source *)gdal.GDALOpenEx(name, GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, drivers, options, NULL);
}

void cogr_close(cogr_source *source) { gdal.GDALClose((GDALDatasetH)source); }

const char *cogr_driver(const cogr_source *source) {
  return gdal.GDALGetDriverShortName(gdal.GDALGetDatasetDriver((GDALDatasetH)source));
}

int cogr_layer_count(const cogr_source *source) { return gdal.GDALDatasetGetLayerCount((GDALDatasetH)source); }

cogr_layer *cogr_layer_at(const cogr_source *source, int index) {
  return (cogr_layer *)gdal.GDALDatasetGetLayer((GDALDatasetH)source, index);
}

cogr_layer *cogr_query(cogr_source *source, const char *sql) {
  return (cogr_layer *)gdal.GDALDatasetExecuteSQL((GDALDatasetH)source, sql, NULL, NULL);
}

void cogr_release(cogr_source *source, cogr_layer *result) {
  gdal.GDALDatasetReleaseResultSet((GDALDatasetH)source, (OGRLayerH)result);
}

static cogr_shape shape(OGRwkbGeometryType type) {
  switch (gdal.OGR_GT_Flatten(type)) {
  case wkbNone: return COGR_NO_GEOMETRY;
  case wkbUnknown: return COGR_ANY;
  case wkbPoint: return COGR_POINT;
  case wkbLineString: return COGR_LINE;
  case wkbPolygon: return COGR_POLYGON;
  case wkbMultiPoint: return COGR_MULTI_POINT;
  case wkbMultiLineString: return COGR_MULTI_LINE;
  case wkbMultiPolygon: return COGR_MULTI_POLYGON;
  case wkbGeometryCollection: return COGR_COLLECTION;
  default: return COGR_OTHER;
  }
}

const char *cogr_layer_name(const cogr_layer *layer) { return gdal.OGR_L_GetName((OGRLayerH)layer); }
cogr_shape cogr_layer_shape(const cogr_layer *layer) { return shape(gdal.OGR_L_GetGeomType((OGRLayerH)layer)); }
int64_t cogr_layer_features(const cogr_layer *layer) { return gdal.OGR_L_GetFeatureCount((OGRLayerH)layer, FALSE); }
const char *cogr_layer_id_column(const cogr_layer *layer) { return gdal.OGR_L_GetFIDColumn((OGRLayerH)layer); }

const char *cogr_layer_metadata(const cogr_layer *layer, const char *name, const char *domain) {
  return gdal.GDALGetMetadataItem((GDALMajorObjectH)layer, name, domain);
}

cogr_crs *cogr_layer_crs(const cogr_layer *layer) { return (cogr_crs *)gdal.OGR_L_GetSpatialRef((OGRLayerH)layer); }

bool cogr_layer_filter(cogr_layer *layer, const char *condition) {
  return gdal.OGR_L_SetAttributeFilter((OGRLayerH)layer, condition) == OGRERR_NONE;
}

void cogr_layer_rewind(cogr_layer *layer) { gdal.OGR_L_ResetReading((OGRLayerH)layer); }
cogr_feature *cogr_layer_next(cogr_layer *layer) { return (cogr_feature *)gdal.OGR_L_GetNextFeature((OGRLayerH)layer); }

// Fields.

static OGRFieldDefnH field_at(const cogr_layer *layer, int field) {
  return gdal.OGR_FD_GetFieldDefn(gdal.OGR_L_GetLayerDefn((OGRLayerH)layer), field);
}

int cogr_field_count(const cogr_layer *layer) {
  return gdal.OGR_FD_GetFieldCount(gdal.OGR_L_GetLayerDefn((OGRLayerH)layer));
}

const char *cogr_field_name(const cogr_layer *layer, int field) { return gdal.OGR_Fld_GetNameRef(field_at(layer, field)); }

cogr_type cogr_field_type(const cogr_layer *layer, int field) {
  OGRFieldDefnH definition = field_at(layer, field);
  OGRFieldSubType kind = gdal.OGR_Fld_GetSubType(definition);
  switch (gdal.OGR_Fld_GetType(definition)) {
  case OFTInteger: return kind == OFSTBoolean ? COGR_BOOLEAN : COGR_INTEGER;
  case OFTInteger64: return COGR_INTEGER;
  case OFTReal: return kind == OFSTFloat32 ? COGR_SINGLE : COGR_REAL;
  case OFTDate: return COGR_DATE;
  case OFTTime: return COGR_TIME;
  case OFTDateTime: return COGR_DATE_TIME;
  case OFTIntegerList:
  case OFTInteger64List: return COGR_INTEGER_LIST;
  case OFTRealList: return COGR_REAL_LIST;
  case OFTStringList: return COGR_TEXT_LIST;
  case OFTBinary: return COGR_BINARY;
  default: return kind == OFSTJSON ? COGR_JSON : COGR_TEXT;
  }
}

void cogr_feature_free(cogr_feature *feature) { gdal.OGR_F_Destroy((OGRFeatureH)feature); }
int64_t cogr_feature_id(const cogr_feature *feature) { return gdal.OGR_F_GetFID((OGRFeatureH)feature); }
bool cogr_is_null(const cogr_feature *feature, int field) {
  return !gdal.OGR_F_IsFieldSetAndNotNull((OGRFeatureH)feature, field);
}
int64_t cogr_integer(const cogr_feature *feature, int field) {
  return gdal.OGR_F_GetFieldAsInteger64((OGRFeatureH)feature, field);
}
double cogr_real(const cogr_feature *feature, int field) { return gdal.OGR_F_GetFieldAsDouble((OGRFeatureH)feature, field); }
const char *cogr_text(const cogr_feature *feature, int field) {
  return gdal.OGR_F_GetFieldAsString((OGRFeatureH)feature, field);
}

int cogr_list_count(const cogr_feature *feature, int field, cogr_type type) {
  int count = 0;
  switch (type) {
  case COGR_INTEGER_LIST:
    // Lists of 64-bit and of 32-bit integers have a function each, which gives 0 for a list of the other width.
    gdal.OGR_F_GetFieldAsInteger64List((OGRFeatureH)feature, field, &count);
    if (count == 0) gdal.OGR_F_GetFieldAsIntegerList((OGRFeatureH)feature, field, &count);
    break;
  case COGR_REAL_LIST: gdal.OGR_F_GetFieldAsDoubleList((OGRFeatureH)feature, field, &count); break;
  case COGR_TEXT_LIST: {
    char **texts = gdal.OGR_F_GetFieldAsStringList((OGRFeatureH)feature, field);
    while (texts && texts[count]) count++;
    break;
  }
  default: break;
  }
  return count;
}

int64_t cogr_list_integer(const cogr_feature *feature, int field, int index) {
  int count = 0;
  const GIntBig *wide = gdal.OGR_F_GetFieldAsInteger64List((OGRFeatureH)feature, field, &count);
  if (wide && index < count) return wide[index];
  const int *numbers = gdal.OGR_F_GetFieldAsIntegerList((OGRFeatureH)feature, field, &count);
  return numbers && index < count ? numbers[index] : 0;
}

double cogr_list_real(const cogr_feature *feature, int field, int index) {
  int count = 0;
  const double *numbers = gdal.OGR_F_GetFieldAsDoubleList((OGRFeatureH)feature, field, &count);
  return numbers && index < count ? numbers[index] : 0;
}

const char *cogr_list_text(const cogr_feature *feature, int field, int index) {
  char **texts = gdal.OGR_F_GetFieldAsStringList((OGRFeatureH)feature, field);
  return texts && texts[index] ? texts[index] : "";
}

bool cogr_date_time(const cogr_feature *feature, int field, cogr_moment *moment) {
  return gdal.OGR_F_GetFieldAsDateTimeEx(
             (OGRFeatureH)feature, field, &moment->year, &moment->month, &moment->day, &moment->hour, &moment->minute,
             &moment->second, &moment->zone) != 0;
}

// Geometries.

const cogr_geometry *cogr_feature_geometry(const cogr_feature *feature) {
  return (const cogr_geometry *)gdal.OGR_F_GetGeometryRef((OGRFeatureH)feature);
}
cogr_shape cogr_geometry_shape(const cogr_geometry *geometry) {
  return shape(gdal.OGR_G_GetGeometryType((OGRGeometryH)geometry));
}
const char *cogr_geometry_name(const cogr_geometry *geometry) { return gdal.OGR_G_GetGeometryName((OGRGeometryH)geometry); }
int cogr_part_count(const cogr_geometry *geometry) { return gdal.OGR_G_GetGeometryCount((OGRGeometryH)geometry); }
const cogr_geometry *cogr_part(const cogr_geometry *geometry, int index) {
  return (const cogr_geometry *)gdal.OGR_G_GetGeometryRef((OGRGeometryH)geometry, index);
}
int cogr_point_count(const cogr_geometry *geometry) {
  // GDAL gives 1 for an empty point.
  return gdal.OGR_G_IsEmpty((OGRGeometryH)geometry) ? 0 : gdal.OGR_G_GetPointCount((OGRGeometryH)geometry);
}
void cogr_points(const cogr_geometry *geometry, double *ordinates) {
  int stride = 2 * (int)sizeof(double);
  gdal.OGR_G_GetPoints((OGRGeometryH)geometry, ordinates, stride, ordinates + 1, stride, NULL, 0);
}
bool cogr_has_heights(const cogr_geometry *geometry) { return gdal.OGR_G_Is3D((OGRGeometryH)geometry); }
bool cogr_has_measures(const cogr_geometry *geometry) { return gdal.OGR_G_IsMeasured((OGRGeometryH)geometry); }
double cogr_height(const cogr_geometry *geometry, int index) { return gdal.OGR_G_GetZ((OGRGeometryH)geometry, index); }
double cogr_measure(const cogr_geometry *geometry, int index) { return gdal.OGR_G_GetM((OGRGeometryH)geometry, index); }

// Coordinate reference systems.

const char *cogr_crs_name(const cogr_crs *crs) { return gdal.OSRGetName((OGRSpatialReferenceH)crs); }
const char *cogr_crs_authority(const cogr_crs *crs) { return gdal.OSRGetAuthorityName((OGRSpatialReferenceH)crs, NULL); }
const char *cogr_crs_code(const cogr_crs *crs) { return gdal.OSRGetAuthorityCode((OGRSpatialReferenceH)crs, NULL); }
const char *cogr_crs_datum(const cogr_crs *crs) { return gdal.OSRGetAttrValue((OGRSpatialReferenceH)crs, "DATUM", 0); }
bool cogr_crs_is_geographic(const cogr_crs *crs) { return gdal.OSRIsGeographic((OGRSpatialReferenceH)crs) != 0; }
bool cogr_crs_is_projected(const cogr_crs *crs) { return gdal.OSRIsProjected((OGRSpatialReferenceH)crs) != 0; }
double cogr_crs_semi_major(const cogr_crs *crs) { return gdal.OSRGetSemiMajor((OGRSpatialReferenceH)crs, NULL); }
double cogr_crs_unit(const cogr_crs *crs, const char **name) {
  char *unit = NULL;
  double metres = gdal.OSRGetLinearUnits((OGRSpatialReferenceH)crs, &unit);
  *name = unit;
  return metres;
}

double cogr_crs_registered_unit(int code) {
  OGRSpatialReferenceH crs = gdal.OSRNewSpatialReference(NULL);
  if (!crs) return 0;
  double metres = gdal.OSRImportFromEPSG(crs, code) == OGRERR_NONE ? gdal.OSRGetLinearUnits(crs, NULL) : 0;
  gdal.OSRDestroySpatialReference(crs);
  return metres;
}

double cogr_crs_inverse_flattening(const cogr_crs *crs) {
  return gdal.OSRGetInvFlattening((OGRSpatialReferenceH)crs, NULL);
}

bool cogr_crs_is_north_first(const cogr_crs *crs) {
  OGRSpatialReferenceH handle = (OGRSpatialReferenceH)crs;
  int count = 0;
  const int *mapping = gdal.OSRGetDataAxisToSRSAxisMapping(handle, &count);
  if (!mapping || count < 2) return false;
  // Axes are numbered from 1; a negative number means that the axis is reversed.
  int axis = (mapping[0] < 0 ? -mapping[0] : mapping[0]) - 1;
  OGRAxisOrientation direction = OAO_Other;
  const char *node = gdal.OSRIsGeographic(handle) ? "GEOGCS" : "PROJCS";
  if (axis > 1 || !gdal.OSRGetAxis(handle, node, axis, &direction)) return false;
  return direction == OAO_North;
}

cogr_crs *cogr_crs_horizontal(const cogr_crs *crs) {
  OGRSpatialReferenceH copy = gdal.OSRClone((OGRSpatialReferenceH)crs);
  if (copy && gdal.OSRIsCompound(copy)) gdal.OSRStripVertical(copy);
  return (cogr_crs *)copy;
}

cogr_crs *cogr_crs_match(const cogr_crs *crs, int confidence) {
  int count = 0;
  int *confidences = NULL;
  OGRSpatialReferenceH *matches = gdal.OSRFindMatches((OGRSpatialReferenceH)crs, NULL, &count, &confidences);
  // The matches are sorted from best to worst. If the first two are equally good, there is no answer.
  bool found = count > 0 && confidences[0] >= confidence && (count == 1 || confidences[1] < confidences[0]);
  OGRSpatialReferenceH match = found ? gdal.OSRClone(matches[0]) : NULL;
  gdal.OSRFreeSRSArray(matches);
  gdal.VSIFree(confidences);
  return (cogr_crs *)match;
}

void cogr_crs_free(cogr_crs *crs) { gdal.OSRDestroySpatialReference((OGRSpatialReferenceH)crs); }

char *cogr_crs_wkt(const cogr_crs *crs) {
  const char *const options[] = {"FORMAT=WKT2_2019", "MULTILINE=NO", NULL};
  char *text = NULL;
  if (gdal.OSRExportToWktEx((OGRSpatialReferenceH)crs, &text, options) != OGRERR_NONE) {
    gdal.VSIFree(text);
    return NULL;
  }
  return text;
}

void cogr_text_free(char *text) { gdal.VSIFree(text); }

#endif
