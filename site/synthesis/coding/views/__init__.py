"""The screens of the workbench and of the codebook."""
