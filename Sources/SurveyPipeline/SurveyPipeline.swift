// SurveyPipeline
