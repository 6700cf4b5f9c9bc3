-- An incident's configuration is its own from now on, for the engine removes all that have the same when one of them moves.
update act_ru_incident set configuration_ = configuration_ || ' ' || execution_id_ || ' ' || activity_id_
 where incident_type_ = 'stalledLoop' and id_ = cause_incident_id_ and position(' ' in configuration_) = 0;
