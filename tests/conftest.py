from hypothesis import HealthCheck, settings

# No deadline: the first example of many a property loads a model or compiles a table, on machines of any speed.
settings.register_profile("selon", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)
settings.load_profile("selon")
