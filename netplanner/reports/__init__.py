"""What is printed, as HTML text made from templates; `ui.printing` puts it on paper."""
