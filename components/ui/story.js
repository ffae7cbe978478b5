// The picture of the step that is being read stays beside it, or on a phone above it.
const tell = (story) => {
  const rest = story.querySelector("#explore");
  const end = new IntersectionObserver(([{ isIntersecting }]) =>
    story.classList.toggle("explored", isIntersecting),
  );
  if (rest) end.observe(rest);
  const steps = [...story.querySelectorAll(".step")];
  if (!steps.some((step) => step.querySelector("figure"))) return () => end.disconnect();
  story.classList.add("told");
  // What is where it belongs from the start does not have to move there.
  requestAnimationFrame(() => requestAnimationFrame(() => story.classList.add("moving")));
  // A step is read while it crosses the middle of the window.
  const watch = new IntersectionObserver(
    (seen) => {
      for (const { target, isIntersecting } of seen) target.classList.toggle("on", isIntersecting);
    },
    { rootMargin: "-50% 0px -50% 0px" },
  );
  for (const step of steps) watch.observe(step);
  // Who comes to a mark or link by keyboard sees its step.
  const come = ({ target }) => {
    const step = target.closest("figure")?.closest(".step");
    if (step && !step.classList.contains("on")) step.scrollIntoView({ block: "center" });
  };
  story.addEventListener("focusin", come);
  return () => {
    end.disconnect();
    watch.disconnect();
    story.removeEventListener("focusin", come);
  };
};

export default ({ parentElement }) => tell(parentElement.querySelector(".story"));
