using EduEvents.Fixtures;

[assembly: AssemblyFixture(typeof(App))]
