using EduEvents.Web;

[assembly: AssemblyFixture(typeof(WebApp))]
