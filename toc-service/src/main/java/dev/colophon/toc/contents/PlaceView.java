package dev.colophon.toc.contents;

import org.jspecify.annotations.Nullable;

/**
 * An entry with its surroundings, as readers get it.
 *
 * @param chapter the title of its chapter
 * @param position counted from 1 through all chapters
 */
record PlaceView(String slug, String title, String address, String chapter, int position,
		@Nullable NeighbourView previous, @Nullable NeighbourView next) {

	record NeighbourView(String slug, String title, String address) {

		static @Nullable NeighbourView of(@Nullable Entry entry) {
			return (entry != null) ? new NeighbourView(entry.slug().value(), entry.title(), entry.address()) : null;
		}

	}

	static PlaceView of(Place place) {
		Entry entry = place.entry();
		return new PlaceView(entry.slug().value(), entry.title(), entry.address(), place.chapter().title(),
				place.position(), NeighbourView.of(place.previous()), NeighbourView.of(place.next()));
	}

}
