"""What the templates show: values only, so that a template needs no logic beyond ``if`` and ``for``."""
