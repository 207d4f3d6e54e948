/**
 * What every page shares: the viewer, forms, errors, headers, limits, the layout's data. Level 1: uses base only.
 */
package org.stile.web;
